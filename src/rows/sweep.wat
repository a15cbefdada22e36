;; Looks at every place of a block of bytes at once for four bytes that may begin an anchor, and counts its lines: 16 places a step.
;; The way of Teddy (Geoffrey Langdale, Hyperscan): for each of four bytes two tables of 16 tell by its halves which of eight groups
;; of anchors may have it there; what all four bytes leave is looked up once more by a hash.
;;
;; Memory:      0  tables: for each of the four bytes 16 of its low half, then 16 of its high half
;;            128  lines of the block, when it was swept
;;          16384  by hash of four bytes without case: 1 where an anchor has it (16384 bytes)
;;          65536  places that were found, four bytes each
;;         327680  room for a block of 65536 bytes and what is read behind it
;;         458752  room for what is read from files
(module
  (memory (export "memory") 24 24)

  ;; Sweeps a block of at most 65536 bytes, a multiple of 16, that begins at $at. Three bytes behind it are read too.
  ;; Returns how many places were found; they are counted from $at.
  (func (export "sweep") (param $at i32) (param $length i32) (result i32)
    (local $start i32) (local $end i32) (local $lines i32) (local $bits i32) (local $place i32) (local $out i32)
    (local $bytes0 v128) (local $bytes1 v128) (local $bytes2 v128) (local $bytes3 v128) (local $groups v128)
    (local $low0 v128) (local $high0 v128) (local $low1 v128) (local $high1 v128)
    (local $low2 v128) (local $high2 v128) (local $low3 v128) (local $high3 v128)
    (local.set $start (local.get $at))
    (local.set $end (i32.add (local.get $at) (local.get $length)))
    (local.set $out (i32.const 65536))
    (local.set $low0 (v128.load (i32.const 0)))
    (local.set $high0 (v128.load offset=16 (i32.const 0)))
    (local.set $low1 (v128.load offset=32 (i32.const 0)))
    (local.set $high1 (v128.load offset=48 (i32.const 0)))
    (local.set $low2 (v128.load offset=64 (i32.const 0)))
    (local.set $high2 (v128.load offset=80 (i32.const 0)))
    (local.set $low3 (v128.load offset=96 (i32.const 0)))
    (local.set $high3 (v128.load offset=112 (i32.const 0)))
    (block $done
      (loop $step
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $bytes0 (v128.load (local.get $at)))
        (local.set $lines (i32.add (local.get $lines) (i32.popcnt (i8x16.bitmask
          (i8x16.eq (local.get $bytes0) (v128.const i8x16 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10 10))))))
        (local.set $bytes1 (v128.load offset=1 (local.get $at)))
        (local.set $bytes2 (v128.load offset=2 (local.get $at)))
        (local.set $bytes3 (v128.load offset=3 (local.get $at)))
        (local.set $groups
          (v128.and
            (v128.and
              (v128.and
                (i8x16.swizzle (local.get $low0) (v128.and (local.get $bytes0) (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15)))
                (i8x16.swizzle (local.get $high0) (i8x16.shr_u (local.get $bytes0) (i32.const 4))))
              (v128.and
                (i8x16.swizzle (local.get $low1) (v128.and (local.get $bytes1) (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15)))
                (i8x16.swizzle (local.get $high1) (i8x16.shr_u (local.get $bytes1) (i32.const 4)))))
            (v128.and
              (v128.and
                (i8x16.swizzle (local.get $low2) (v128.and (local.get $bytes2) (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15)))
                (i8x16.swizzle (local.get $high2) (i8x16.shr_u (local.get $bytes2) (i32.const 4))))
              (v128.and
                (i8x16.swizzle (local.get $low3) (v128.and (local.get $bytes3) (v128.const i8x16 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15 15)))
                (i8x16.swizzle (local.get $high3) (i8x16.shr_u (local.get $bytes3) (i32.const 4)))))))
        (if (v128.any_true (local.get $groups))
          (then
            (local.set $bits (i8x16.bitmask (i8x16.ne (local.get $groups) (v128.const i64x2 0 0))))
            (loop $each
              (local.set $place (i32.add (local.get $at) (i32.ctz (local.get $bits))))
              (if (i32.load8_u offset=16384
                    (i32.shr_u
                      (i32.mul (i32.or (i32.load (local.get $place)) (i32.const 0x20202020)) (i32.const 0x9e3779b1))
                      (i32.const 18)))
                (then
                  (i32.store (local.get $out) (i32.sub (local.get $place) (local.get $start)))
                  (local.set $out (i32.add (local.get $out) (i32.const 4)))))
              (local.set $bits (i32.and (local.get $bits) (i32.sub (local.get $bits) (i32.const 1))))
              (br_if $each (local.get $bits)))))
        (local.set $at (i32.add (local.get $at) (i32.const 16)))
        (br $step)))
    (i32.store offset=128 (i32.const 0) (local.get $lines))
    (i32.shr_u (i32.sub (local.get $out) (i32.const 65536)) (i32.const 2))))

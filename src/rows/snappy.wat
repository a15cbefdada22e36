;; Unpacks Snappy (format_description.txt of the snappy project), 16 bytes at a time where it may. Short copies write up to 15 bytes more
;; than they should, which the next ones write over: behind the output, 16 bytes are free.
(module
  (memory (export "memory") 1)

  ;; Unpacks the bytes from $at to $end to the bytes from $out to $limit. Returns 0, or 1 where they are damaged or are not exactly so many.
  (func (export "unpack") (param $at i32) (param $end i32) (param $out i32) (param $limit i32) (result i32)
    (local $base i32) (local $tag i32) (local $kind i32) (local $length i32) (local $more i32) (local $from i32) (local $stop i32)
    (local.set $base (local.get $out))
    ;; The length comes first; whoever calls knows it.
    (block $known
      (loop $preamble
        (br_if $known (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $tag (i32.load8_u (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (br_if $preamble (i32.ge_u (local.get $tag) (i32.const 128)))))
    (block $done
      (loop $element
        (br_if $done (i32.ge_u (local.get $at) (local.get $end)))
        (local.set $tag (i32.load8_u (local.get $at)))
        (local.set $at (i32.add (local.get $at) (i32.const 1)))
        (local.set $kind (i32.and (local.get $tag) (i32.const 3)))
        (if (i32.eqz (local.get $kind))
          (then
            (local.set $length (i32.shr_u (local.get $tag) (i32.const 2)))
            (if (i32.ge_u (local.get $length) (i32.const 60))
              (then
                (local.set $more (i32.sub (local.get $length) (i32.const 59)))
                (if (i32.gt_u (local.get $more) (i32.sub (local.get $end) (local.get $at))) (then (return (i32.const 1))))
                (local.set $length
                  (i32.and
                    (i32.load (local.get $at))
                    (i32.shr_u (i32.const -1) (i32.shl (i32.sub (i32.const 4) (local.get $more)) (i32.const 3)))))
                (local.set $at (i32.add (local.get $at) (local.get $more)))))
            ;; Compared before one is added, which could make nothing of the largest.
            (if (i32.ge_u (local.get $length) (i32.sub (local.get $end) (local.get $at))) (then (return (i32.const 1))))
            (if (i32.ge_u (local.get $length) (i32.sub (local.get $limit) (local.get $out))) (then (return (i32.const 1))))
            (local.set $length (i32.add (local.get $length) (i32.const 1)))
            (if (i32.le_u (local.get $length) (i32.const 64))
              (then
                (local.set $from (local.get $at))
                (local.set $stop (i32.add (local.get $out) (local.get $length)))
                (local.set $more (local.get $out))
                (loop $literal
                  (v128.store (local.get $more) (v128.load (local.get $from)))
                  (local.set $from (i32.add (local.get $from) (i32.const 16)))
                  (local.set $more (i32.add (local.get $more) (i32.const 16)))
                  (br_if $literal (i32.lt_u (local.get $more) (local.get $stop)))))
              (else (memory.copy (local.get $out) (local.get $at) (local.get $length))))
            (local.set $at (i32.add (local.get $at) (local.get $length)))
            (local.set $out (i32.add (local.get $out) (local.get $length)))
            (br $element)))
        (if (i32.eq (local.get $kind) (i32.const 1))
          (then
            (local.set $length (i32.add (i32.and (i32.shr_u (local.get $tag) (i32.const 2)) (i32.const 7)) (i32.const 4)))
            (local.set $more
              (i32.or (i32.shl (i32.and (local.get $tag) (i32.const 0xe0)) (i32.const 3)) (i32.load8_u (local.get $at))))
            (local.set $at (i32.add (local.get $at) (i32.const 1))))
          (else
            (local.set $length (i32.add (i32.shr_u (local.get $tag) (i32.const 2)) (i32.const 1)))
            (if (i32.eq (local.get $kind) (i32.const 2))
              (then
                (local.set $more (i32.load16_u (local.get $at)))
                (local.set $at (i32.add (local.get $at) (i32.const 2))))
              (else
                (local.set $more (i32.load (local.get $at)))
                (local.set $at (i32.add (local.get $at) (i32.const 4)))))))
        (if (i32.gt_u (local.get $at) (local.get $end)) (then (return (i32.const 1))))
        (if (i32.eqz (local.get $more)) (then (return (i32.const 1))))
        (if (i32.gt_u (local.get $more) (i32.sub (local.get $out) (local.get $base))) (then (return (i32.const 1))))
        (if (i32.gt_u (local.get $length) (i32.sub (local.get $limit) (local.get $out))) (then (return (i32.const 1))))
        (local.set $from (i32.sub (local.get $out) (local.get $more)))
        (local.set $stop (i32.add (local.get $out) (local.get $length)))
        ;; What a copy reads may be what it has just written.
        (if (i32.ge_u (local.get $more) (i32.const 16))
          (then
            (loop $wide
              (v128.store (local.get $out) (v128.load (local.get $from)))
              (local.set $from (i32.add (local.get $from) (i32.const 16)))
              (local.set $out (i32.add (local.get $out) (i32.const 16)))
              (br_if $wide (i32.lt_u (local.get $out) (local.get $stop)))))
          (else
            (loop $narrow
              (i32.store8 (local.get $out) (i32.load8_u (local.get $from)))
              (local.set $from (i32.add (local.get $from) (i32.const 1)))
              (local.set $out (i32.add (local.get $out) (i32.const 1)))
              (br_if $narrow (i32.lt_u (local.get $out) (local.get $stop))))))
        (local.set $out (local.get $stop))
        (br $element)))
    (i32.ne (local.get $out) (local.get $limit))))

/** The only file that knows the rendering library. Elements are made from data; a string is always a text, never markup. */
import { type Attributes, type ComponentChildren, createElement, type FunctionComponent, type VNode } from "preact";

export { render } from "preact";
export { useEffect, useLayoutEffect, useRef, useState } from "preact/hooks";

/** Whatever can be shown. */
export type Child = ComponentChildren;
/** One element. */
export type Element = VNode<Attributes>;

/** An element of the page; what is undefined is not set. */
export const h = (tag: string, attributes: Readonly<Record<string, unknown>> | null, ...children: readonly Child[]): Element =>
  createElement(tag, attributes as Attributes | null, ...children) as Element;

/** A part that keeps something of its own from one drawing to the next. */
export const part = <P extends object>(of: (props: P) => Child, props: P, key?: string): Element =>
  createElement(of as FunctionComponent<P>, (key === undefined ? props : { ...props, key }) as P & Attributes) as Element;

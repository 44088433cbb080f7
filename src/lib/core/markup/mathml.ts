/** An element of MathML as plain data; no element and no attribute but those of the lists in read-mathml.ts. */
export interface MathElement {
	name: string;
	attributes: Record<string, string>;
	children: (MathElement | string)[];
}

import type { Query } from './query';

/** An element that is in sight, as it was at that moment. */
export interface Found {
	name: string;
	text: string;
	/** Of a field, a list or a choice. */
	value: string;
	checked: boolean;
	disabled: boolean;
	focused: boolean;
	/** Further down the document than what has the focus. */
	ahead: boolean;
	/** `aria-pressed`, `aria-valuetext` and the like. */
	aria: Record<string, string>;
	/** Where to click it, in CSS pixels of the viewport; null when something else lies there. */
	point: { x: number; y: number } | null;
}

/**
 * Runs in a page, so it knows nothing but its argument. Roles and names are computed as simply as the app's own markup
 * allows (https://www.w3.org/TR/accname-1.2/, without generated content): both browsers are asked in the same way.
 * @param reach scroll the first one found into sight, to click it, and keep it as `reachedByTest`
 */
export function findInPage(query: Query, reach: boolean): Found[] {
	const BY_TAG: Record<string, string> = {
		A: 'link',
		ARTICLE: 'article',
		ASIDE: 'complementary',
		BUTTON: 'button',
		DIALOG: 'dialog',
		FIELDSET: 'group',
		LI: 'listitem',
		MAIN: 'main',
		NAV: 'navigation',
		OL: 'list',
		OUTPUT: 'status',
		PROGRESS: 'progressbar',
		SECTION: 'region',
		SELECT: 'combobox',
		TEXTAREA: 'textbox',
		UL: 'list'
	};
	const CONTROLS = 'input, select, textarea';

	const squeezed = (words: string) => words.replace(/\s+/g, ' ').trim();
	const roleOf = (element: Element): string => {
		const given = element.getAttribute('role');
		if (given) return given;
		if (/^H[1-6]$/.test(element.tagName)) return 'heading';
		if (element instanceof HTMLInputElement)
			return ['radio', 'checkbox'].includes(element.type) ? element.type : 'textbox';
		if (element.tagName === 'A' && !element.hasAttribute('href')) return '';
		return BY_TAG[element.tagName] ?? '';
	};
	const isRendered = (element: Element) => element.checkVisibility({ visibilityProperty: true });
	const spoken = (node: Node): string => {
		if (node instanceof Text) return node.data;
		if (!(node instanceof Element)) return '';
		if (node.getAttribute('aria-hidden') === 'true' || !isRendered(node)) return '';
		if (node.matches(CONTROLS)) return '';
		const label = node.getAttribute('aria-label');
		if (label) return label;
		const inner = [...node.childNodes].map(spoken).join('');
		return getComputedStyle(node).display === 'inline' ? inner : ` ${inner} `;
	};
	const nameOf = (element: Element): string => {
		const ids = element.getAttribute('aria-labelledby')?.split(/\s+/) ?? [];
		const named = ids.flatMap((id) => document.getElementById(id) ?? []);
		if (named.length > 0) return squeezed(named.map(spoken).join(' '));
		const label = element.getAttribute('aria-label');
		if (label) return squeezed(label);
		if (element.matches(CONTROLS)) {
			const { labels } = element as HTMLInputElement;
			if (labels?.length) return squeezed([...labels].map(spoken).join(' '));
			return squeezed(element.getAttribute('title') ?? '');
		}
		const legend = element.querySelector(':scope > legend');
		if (legend) return squeezed(spoken(legend));
		if (['button', 'link', 'heading', 'option'].includes(roleOf(element)))
			return squeezed([...element.childNodes].map(spoken).join(''));
		return squeezed(element.getAttribute('title') ?? '');
	};
	const shown = (element: Element) =>
		squeezed(element instanceof HTMLElement ? element.innerText : '');
	const fits = (words: string, test: NonNullable<Query['text']>) =>
		'is' in test ? words === squeezed(test.is) : new RegExp(test.like, test.flags).test(words);
	const all = ({ role, name, text, level, within }: Query): Element[] => {
		const rooms = within ? all(within) : [document.documentElement];
		const inside = new Set(rooms.flatMap((room) => [...room.querySelectorAll('*')]));
		const found = [...inside].filter(
			(element) =>
				(!role || roleOf(element) === role) &&
				isRendered(element) &&
				(!role || !element.closest('[aria-hidden="true"], [inert]')) &&
				(!level || element.tagName === `H${level}`) &&
				(!name || fits(nameOf(element), name)) &&
				(!text || fits(shown(element), text))
		);
		if (role) return found;
		const around = new Set<Element>();
		for (const { parentElement } of found)
			for (let one = parentElement; one && !around.has(one); one = one.parentElement)
				around.add(one);
		return found.filter((element) => !around.has(element));
	};
	const targetOf = (element: Element): Element => {
		const isChoice = element.matches('input[type=radio], input[type=checkbox]');
		return (isChoice && (element as HTMLInputElement).labels?.[0]) || element;
	};
	const pointOf = (element: Element): Found['point'] => {
		const target = targetOf(element);
		if (reach) target.scrollIntoView({ block: 'center', behavior: 'instant' });
		const [box] = target.getClientRects();
		if (!box) return null;
		const point = { x: Math.round(box.x + box.width / 2), y: Math.round(box.y + box.height / 2) };
		const hit = document.elementFromPoint(point.x, point.y);
		return hit && (target.contains(hit) || hit.contains(target)) ? point : null;
	};

	const follows = (active: Element | null, element: Element) =>
		!active ||
		active === document.body ||
		(active.compareDocumentPosition(element) & Node.DOCUMENT_POSITION_FOLLOWING) !== 0;

	const found = all(query);
	if (reach) Object.assign(globalThis, { reachedByTest: found[0] });
	return found.map((element, index) => ({
		name: nameOf(element),
		text: shown(element),
		value: 'value' in element ? String(element.value) : '',
		checked: 'checked' in element && element.checked === true,
		disabled: element.matches(':disabled') || element.getAttribute('aria-disabled') === 'true',
		focused: document.activeElement === element && document.hasFocus(),
		ahead: follows(document.activeElement, element),
		aria: Object.fromEntries(
			[...element.attributes]
				.filter((attribute) => attribute.name.startsWith('aria-'))
				.map((attribute) => [attribute.name.slice('aria-'.length), attribute.value])
		),
		point: reach && index > 0 ? null : pointOf(element)
	}));
}

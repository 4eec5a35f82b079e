/**
 * The texts under an element that are cut: by an edge of the window, by something around them that hides what
 * overflows, or by what stands where they spill to. What is cut on purpose is left out: texts for screen readers only, texts clamped to some lines, and
 * lines that end in an ellipsis. Stands alone, since it runs in the page.
 */
export function cutTexts(root: Element): string[] {
  const cut: string[] = [];
  const slack = 1;
  // The space at which a line breaks may hang out of its box.
  const space = 6;
  const style = (element: Element): CSSStyleDeclaration => getComputedStyle(element);
  const onPurpose = (element: Element): boolean => {
    const { clip, webkitLineClamp, textOverflow } = style(element);
    return clip.startsWith('rect(0px') || webkitLineClamp !== 'none' || textOverflow === 'ellipsis';
  };
  const around = (element: Element): Element[] => {
    const all: Element[] = [];
    // The page behind a dialog can't be scrolled, and what is further down isn't cut.
    for (let one: Element | null = element; one && one !== document.body; one = one.parentElement) all.push(one);
    return all;
  };
  const widthOf = (text: string, element: Element): number => {
    const pen = document.createElement('canvas').getContext('2d');
    if (!pen) return 0;
    pen.font = style(element).font;
    return pen.measureText(text).width;
  };
  const roomIn = (element: Element): number =>
    element.clientWidth - parseFloat(style(element).paddingLeft) - parseFloat(style(element).paddingRight);

  /** What hides the overflow of an element along one axis: up to the first that lets it be scrolled to. */
  const hiding = (parents: readonly Element[], axis: 'overflowX' | 'overflowY'): Element[] => {
    const end = parents.findIndex(parent => ['auto', 'scroll'].includes(style(parent)[axis]));
    return (end === -1 ? parents : parents.slice(0, end)).filter(parent => style(parent)[axis] === 'hidden');
  };

  const isCut = (node: Node, element: Element): boolean => {
    const parents = around(element);
    if (parents.some(onPurpose)) return false;
    const range = document.createRange();
    range.selectNodeContents(node);
    const box = parents.find(parent => !/^(inline|contents)$/.test(style(parent).display))?.getBoundingClientRect();
    const beside = hiding(parents, 'overflowX').map(parent => parent.getBoundingClientRect());
    const above = hiding(parents, 'overflowY').map(parent => parent.getBoundingClientRect());
    return [...range.getClientRects()].some(
      ({ width, left, right, top, bottom }) =>
        width > 0 &&
        (left < -slack ||
          (box !== undefined && (left < box.left - slack || right > box.right + space)) ||
          right > document.documentElement.clientWidth + slack ||
          beside.some(edge => right > edge.right + slack || left < edge.left - slack) ||
          above.some(edge => bottom > edge.bottom + slack || top < edge.top - slack))
    );
  };

  const drawn: { text: string; lines: DOMRect[]; of: Element }[] = [];
  for (const element of [root, ...root.querySelectorAll('*')]) {
    if (element instanceof HTMLOptionElement || element instanceof HTMLTextAreaElement) continue;
    if (
      element instanceof HTMLInputElement &&
      !onPurpose(element) &&
      widthOf(element.placeholder, element) > roomIn(element) + slack
    )
      cut.push(element.placeholder);
    if (element instanceof HTMLSelectElement) {
      const shown = element.selectedOptions[0]?.text ?? '';
      if (!onPurpose(element) && widthOf(shown, element) > roomIn(element) + slack) cut.push(shown);
      continue;
    }
    for (const node of element.childNodes) {
      const text = node.nodeType === 3 ? (node.nodeValue ?? '').trim() : '';
      if (text === '') continue;
      if (isCut(node, element)) cut.push(text);
      const of = element.closest('button') ?? element;
      const range = document.createRange();
      range.selectNodeContents(node);
      // What stays in place while the rest is scrolled stands over it.
      if (!around(of).some(one => onPurpose(one) || ['sticky', 'fixed', 'absolute'].includes(style(one).position)))
        drawn.push({ text, of, lines: of === element ? [...range.getClientRects()] : [of.getBoundingClientRect()] });
    }
  }
  const overlaps = (one: DOMRect, other: DOMRect): boolean =>
    Math.min(one.right, other.right) - Math.max(one.left, other.left) > 2 &&
    Math.min(one.bottom, other.bottom) - Math.max(one.top, other.top) > 2;
  drawn.forEach((one, index) => {
    for (const other of drawn.slice(index + 1)) {
      if (one.of.contains(other.of) || other.of.contains(one.of)) continue;
      if (one.lines.some(line => other.lines.some(covered => overlaps(line, covered))))
        cut.push(`${one.text} and ${other.text}`);
    }
  });
  return cut;
}

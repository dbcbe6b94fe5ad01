import type { FrameLocator, Page } from 'playwright-core';

/** Of the Web Content Accessibility Guidelines, level AA: of text, and of text that is large. */
const LEAST = { text: 4.5, large: 3 } as const;

/** A webview, or a page of its own. */
type View = Pick<FrameLocator | Page, 'locator'>;

/** Text of a webview whose colour is too near to what is behind it, with the ratio of both. */
export function lowContrast(view: View): Promise<string[]> {
  return view.locator('body').evaluate((body, least) => {
    type Colour = [number, number, number, number];
    const read = (text: string): Colour => {
      const numbers = [...text.matchAll(/-?[\d.]+(?:e-?\d+)?%?/g)].map(([number]) =>
        Number.parseFloat(number),
      );
      // `color(srgb 0.1 0.2 0.3 / 0.5)` counts to 1, `rgb(1, 2, 3)` to 255.
      const scale = text.startsWith('color(') ? 255 : 1;
      const [red = 0, green = 0, blue = 0, alpha = 1] = numbers;
      return [red * scale, green * scale, blue * scale, alpha];
    };
    const over = ([r, g, b, a]: Colour, [R, G, B]: Colour): Colour => [
      r * a + R * (1 - a),
      g * a + G * (1 - a),
      b * a + B * (1 - a),
      1,
    ];
    const light = ([r, g, b]: Colour): number => {
      const part = (value: number) => {
        const share = value / 255;
        return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
      };
      return 0.2126 * part(r) + 0.7152 * part(g) + 0.0722 * part(b);
    };
    const ratio = (a: Colour, b: Colour): number => {
      const [more = 0, less = 0] = [light(a), light(b)].sort((x, y) => y - x);
      return (more + 0.05) / (less + 0.05);
    };
    const behind = (element: Element): Colour => {
      const layers: Colour[] = [];
      for (let at: Element | null = element; at !== null; at = at.parentElement) {
        const colour = read(getComputedStyle(at).backgroundColor);
        if (colour[3] > 0) layers.push(colour);
        if (colour[3] === 1) break;
      }
      return layers.reduceRight((paper, layer) => over(layer, paper), [255, 255, 255, 1] as Colour);
    };
    /** Boxes and bars of a picture that its text stands on. */
    const drawnBehind = (text: SVGElement): Colour => {
      const own = text.getBoundingClientRect();
      const [x, y] = [own.left + own.width / 2, own.top + own.height / 2];
      let colour = behind(text);
      for (const shape of text.ownerSVGElement?.querySelectorAll('rect') ?? []) {
        const at = shape.getBoundingClientRect();
        const fill = getComputedStyle(shape).fill;
        if (fill === 'none' || x < at.left || x > at.right || y < at.top || y > at.bottom) continue;
        colour = over(read(fill), colour);
      }
      return colour;
    };
    const wrong = new Set<string>();
    const walker = document.createTreeWalker(body, NodeFilter.SHOW_TEXT);
    for (let node = walker.nextNode(); node !== null; node = walker.nextNode()) {
      const element = node.parentElement;
      const text = node.textContent?.trim() ?? '';
      if (element === null || text === '' || element.closest('title, desc, script, .hidden, option') !== null)
        continue;
      const box = element.getBoundingClientRect();
      const style = getComputedStyle(element);
      if (box.width === 0 || box.height === 0 || style.visibility === 'hidden') continue;
      const isDrawn = element instanceof SVGElement;
      const paper = isDrawn ? drawnBehind(element) : behind(element);
      const ink = over(read(isDrawn ? style.fill : style.color), paper);
      const size = Number.parseFloat(style.fontSize);
      const isLarge = size >= 24 || (size >= 18.66 && Number(style.fontWeight) >= 700);
      const found = ratio(ink, paper);
      if (found < (isLarge ? least.large : least.text)) {
        wrong.add(
          `${found.toFixed(2)} ${element.tagName}.${element.getAttribute('class') ?? ''} "${text.slice(0, 40)}"`,
        );
      }
    }
    return [...wrong];
  }, LEAST);
}

/** What can be clicked or set and has no name or no way to it by keys; pictures that say nothing to who cannot see them. */
export function unnamed(view: View): Promise<string[]> {
  return view.locator('body').evaluate((body) => {
    const nameOf = (element: Element): string => {
      const label = element.getAttribute('aria-label');
      if (label !== null) return label;
      const by = (element.getAttribute('aria-labelledby') ?? '').split(' ').filter(Boolean);
      if (by.length > 0) return by.map((id) => document.getElementById(id)?.textContent ?? '').join(' ');
      const labels = 'labels' in element ? [...((element as HTMLInputElement).labels ?? [])] : [];
      if (labels.length > 0) return labels.map(({ textContent }) => textContent).join(' ');
      return element.textContent ?? '';
    };
    const told = (element: Element) =>
      `${element.tagName} ${element.id} ${element.getAttribute('class') ?? ''}`.trim();
    const wrong: string[] = [];
    const active =
      '[data-goto], [data-goal], [data-role], [data-row], [data-explain], [data-reset], button, input, select, summary';
    for (const element of body.querySelectorAll<HTMLElement | SVGElement>(active)) {
      if (nameOf(element).trim() === '') wrong.push(`no name: ${told(element)}`);
      const isNative = /^(button|input|select|summary)$/i.test(element.tagName);
      if (!isNative && (element.tabIndex < 0 || element.getAttribute('role') !== 'button')) {
        wrong.push(`no way by keys: ${told(element)}`);
      }
    }
    for (const picture of body.querySelectorAll('svg')) {
      const isHidden = picture.closest('[aria-hidden="true"]') !== null;
      const isTold =
        /^(img|group)$/.test(picture.getAttribute('role') ?? '') && nameOf(picture).trim() !== '';
      if (!isHidden && !isTold) wrong.push(`says nothing: ${told(picture)}`);
    }
    const ids = [...body.querySelectorAll('[id]')].map(({ id }) => id);
    for (const id of new Set(ids.filter((one, at) => ids.indexOf(one) !== at))) wrong.push(`twice: #${id}`);
    return wrong;
  });
}

/** What a webview's policy lets through of what it has to refuse: generated code, other addresses, scripts and styles in the page. */
export function letThrough(view: FrameLocator): Promise<string[]> {
  return view.locator('body').evaluate(async (body) => {
    const through: string[] = [];
    // In a turn of its own: what a debugger evaluates is let through whatever the policy says.
    const generates = await new Promise<boolean>((resolve) => {
      setTimeout(() => {
        try {
          resolve(new Function('return true')() === true);
        } catch {
          resolve(false);
        }
      });
    });
    if (generates) through.push('new Function');
    const addresses = ['https://example.com/', `${location.origin}/anything`];
    for (const address of addresses) {
      try {
        await fetch(address, { mode: 'no-cors' });
        through.push(`fetch ${address}`);
      } catch {
        // Refused.
      }
    }
    const script = document.createElement('script');
    script.textContent = 'document.body.dataset.ran = "yes"';
    body.append(script);
    if (body.dataset.ran === 'yes') through.push('a script without its nonce');
    script.remove();
    const styled = document.createElement('p');
    styled.setAttribute('style', 'width: 7px');
    body.append(styled);
    if (getComputedStyle(styled).width === '7px') through.push('a style in the page');
    styled.remove();
    const image = new Image();
    const loaded = await new Promise<boolean>((resolve) => {
      image.onload = () => resolve(true);
      image.onerror = () => resolve(false);
      image.src = 'data:image/gif;base64,R0lGODlhAQABAAAAACwAAAAAAQABAAA=';
    });
    if (loaded) through.push('an image');
    return through;
  });
}

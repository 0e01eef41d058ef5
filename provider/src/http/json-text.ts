// Okta's own answers are about a dozen levels deep. What recurses over a value (comparing, storing, JSON itself) has a
// stack that ends at some thousands.
const DEEPEST = 100;

/** Whether the text, read as JSON, would be nested deeper than any answer of Okta's. Does not recurse. */
export function isTooDeep(text: string): boolean {
  let depth = 0;
  let inString = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text.charCodeAt(at);
    if (inString) {
      if (character === BACKSLASH) {
        at += 1;
      } else if (character === QUOTE) {
        inString = false;
      }
    } else if (character === QUOTE) {
      inString = true;
    } else if (character === OPEN_BRACKET || character === OPEN_BRACE) {
      depth += 1;
      if (depth > DEEPEST) {
        return true;
      }
    } else if (character === CLOSE_BRACKET || character === CLOSE_BRACE) {
      depth -= 1;
    }
  }
  return false;
}

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const OPEN_BRACKET = 0x5b;
const CLOSE_BRACKET = 0x5d;
const OPEN_BRACE = 0x7b;
const CLOSE_BRACE = 0x7d;

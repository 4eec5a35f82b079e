/** True where a value of this type may be a cell that can't be read. */
function mayBeUnreadable(type) {
  return (type.isUnion() ? type.types : [type]).some(one => one.getProperty('unreadable') !== undefined);
}

/**
 * A cell is known, empty or unreadable. React and template literals take any of the three without a word, and an empty
 * cell is no empty text: the screen asks `textOf` or `known` first.
 */
const noRawCell = {
  meta: {
    type: 'problem',
    schema: [],
    messages: { raw: 'This cell may be empty or unreadable: ask textOf or known first.' }
  },
  create(context) {
    const services = context.sourceCode.parserServices;
    const check = node => {
      if (mayBeUnreadable(services.getTypeAtLocation(node))) context.report({ node, messageId: 'raw' });
    };
    const isEmptyText = node => node.type === 'Literal' && node.value === '';
    return {
      'JSXElement > JSXExpressionContainer > *.expression': check,
      'JSXFragment > JSXExpressionContainer > *.expression': check,
      TemplateLiteral: ({ expressions }) => expressions.forEach(check),
      'BinaryExpression[operator=/^[!=]==$/]': ({ left, right }) => {
        if (isEmptyText(right)) check(left);
        if (isEmptyText(left)) check(right);
      }
    };
  }
};

/** ESLint rules of this project about the cells of lists. */
export const cellRules = { rules: { 'no-raw-cell': noRawCell } };

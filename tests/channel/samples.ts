import type { Member, Post, PostCard } from '../../src/domain/post';

export const words = {
  actions: (count: number): string => `And ${String(count)} more`,
  text: 'The rest is in the plan.'
};

export function card(own: Partial<PostCard> = {}): PostCard {
  return {
    overline: '2. Family support',
    title: '2.3 Agree one pathway',
    brag: { brag: 'Amber', words: '▲ Amber' },
    text: 'Two of three teams have agreed.',
    aside: { label: '', value: '' },
    facts: [{ label: 'Due', value: '20 September 2017' }],
    rows: [],
    rest: '',
    open: { label: 'Open action 2.3', url: 'https://teams.microsoft.com/l/entity/app/entity' },
    ...own
  };
}

export function post(own: Partial<Post> = {}): Post {
  return {
    marker: '7c0d6a52-3f0e-4b1e-9a57-0c9f4b2d1e6a',
    subject: 'Update on action 2.3',
    message: '',
    mentions: [],
    card: card(),
    sharePoint: { label: 'Action 2.3 in SharePoint', url: 'https://example.test/sites/plan?action=42' },
    ...own
  };
}

export function member(number: number, name = `Person ${String(number)}`): Member {
  return {
    id: `00000000-0000-4000-8000-${String(number).padStart(12, '0')}`,
    name,
    email: `person${String(number)}@example.test`
  };
}

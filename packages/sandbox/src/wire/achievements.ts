/** Owns the made-up badges: those a workout earns and those a member has collected. */
import { hexId, seededRandom } from '../random.ts';
import type { Plan } from '../rider/plan.ts';

interface Badge {
  readonly name: string;
  readonly slug: string;
  readonly description: string;
  readonly category: 'streaks' | 'milestones' | 'friends';
  readonly chance: number;
}

const badges: readonly Badge[] = [
  {
    name: 'Three in a Row',
    slug: 'three_in_a_row',
    description: 'For working out 3 days in a row.',
    category: 'streaks',
    chance: 0.12,
  },
  {
    name: 'Full Week',
    slug: 'full_week',
    description: 'For working out 7 days in a row.',
    category: 'streaks',
    chance: 0.03,
  },
  {
    name: 'Side by Side',
    slug: 'side_by_side',
    description: 'For working out with a friend.',
    category: 'friends',
    chance: 0.07,
  },
  {
    name: 'Small Crowd',
    slug: 'small_crowd',
    description: 'For working out with 10 friends.',
    category: 'friends',
    chance: 0.01,
  },
  {
    name: 'Early Tide',
    slug: 'early_tide',
    description: 'For starting before 6 in the morning.',
    category: 'milestones',
    chance: 0.02,
  },
];

const template = (badge: Badge) => ({
  id: hexId('badge', badge.slug),
  name: badge.name,
  slug: badge.slug,
  image_url: `https://images.example/badges/${badge.slug}.png`,
  description: badge.description,
});

const badgesOf = (plan: Plan): readonly Badge[] => {
  const random = seededRandom(plan.key, 'badges');
  return badges.filter((badge) => random.isLucky(badge.chance));
};

export const achievementTemplates = (plan: Plan) =>
  badgesOf(plan).map((badge) => ({ ...template(badge), achievement_count: plan.attempt }));

/** `/api/user/{id}/achievements` */
export function achievementsJson(plans: readonly Plan[]) {
  const counts = new Map<string, number>();
  for (const plan of plans)
    for (const { slug } of badgesOf(plan)) counts.set(slug, (counts.get(slug) ?? 0) + 1);
  const categories = ['streaks', 'milestones', 'friends'] as const;
  return {
    categories: categories.map((category) => ({
      name: category.charAt(0).toUpperCase() + category.slice(1),
      slug: category,
      achievements: badges
        .filter((badge) => badge.category === category)
        .map((badge) => ({ count: counts.get(badge.slug) ?? 0, template: template(badge) })),
    })),
  };
}

/** The part of the overview that counts badges. */
export function achievementCountsJson(plans: readonly Plan[]) {
  const achievements = achievementsJson(plans).categories.flatMap(({ achievements: all }) => all);
  return {
    total_count: achievements.reduce((sum, { count }) => sum + count, 0),
    achievements: achievements.filter(({ count }) => count > 0),
  };
}

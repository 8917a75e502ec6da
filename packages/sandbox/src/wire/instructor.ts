/** Owns how an instructor looks on the wire. */
import type { Instructor } from '../classes/instructors.ts';
import { hexId } from '../random.ts';

const image = (instructor: Instructor, kind: string): string =>
  `https://images.example/instructors/${hexId(kind, instructor.id)}`;

export function instructorJson(instructor: Instructor, listOrder = 50): Readonly<Record<string, unknown>> {
  return {
    id: instructor.id,
    bio: instructor.bio,
    short_bio: '',
    coach_type: 'peloton_coach',
    is_filterable: true,
    is_instructor_group: false,
    is_visible: true,
    is_announced: true,
    list_order: listOrder,
    featured_profile: true,
    film_link: '',
    facebook_fan_page: '',
    music_bio: '',
    spotify_playlist_uri: '',
    background: instructor.background,
    ordered_q_and_as: [
      ['How Do You Motivate?', instructor.quote],
      ['Outside of the Studio', 'Sourdough, tide tables and a very old cat.'],
      ['', ''],
    ],
    instagram_profile: '',
    strava_profile: '',
    twitter_profile: '',
    quote: instructor.quote,
    username: instructor.username,
    name: instructor.name,
    first_name: instructor.firstName,
    last_name: instructor.lastName,
    user_id: instructor.userId,
    life_style_image_url: image(instructor, 'life style'),
    bike_instructor_list_display_image_url: null,
    web_instructor_list_display_image_url: image(instructor, 'web list'),
    ios_instructor_list_display_image_url: image(instructor, 'ios list'),
    about_image_url: image(instructor, 'about'),
    image_url: image(instructor, 'portrait'),
    jumbotron_url: null,
    jumbotron_url_dark: image(instructor, 'jumbotron dark'),
    jumbotron_url_ios: image(instructor, 'jumbotron ios'),
    web_instructor_list_gif_image_url: null,
    instructor_hero_image_url: image(instructor, 'hero'),
    workout_share_images: instructor.disciplines.map((discipline) => ({
      fitness_discipline: discipline,
      image_url: image(instructor, `share ${discipline}`),
    })),
    fitness_disciplines: instructor.disciplines,
  };
}

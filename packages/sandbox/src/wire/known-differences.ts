/** Owns the list of differences between generated and captured answers, each with its reason. The comparison allows no other. */

export interface KnownDifference {
  readonly lines: RegExp;
  readonly reason: string;
}

export const knownDifferences: readonly KnownDifference[] = [
  {
    lines:
      /^\+ (data\[\]\.)?(is_outdoor|service_id|effort_zones|total_(video|music)_.*|v2_total_video_.*|pause_time_\w+|is_paused|has_paused|is_pause_available)$/,
    reason:
      'The capture is of 2020 or 2021; outdoor flags, watch times and pauses came to every answer later.',
  },
  {
    lines: /^\+ (data\[\]\.)?(is_peloton_originated_workout|is_3p_fit_feed_workout)$/,
    reason: 'Workouts from other apps were told apart after the last capture.',
  },
  {
    lines:
      /^\+ (data\[\]\.)?ride\.(content_availability(_level)?|free_for_limited_time|is_limited_ride|explicit_rating|sample_preview_stream_url|user_caption_locales|is_outdoor|has_tread_pace_target|class_avg_follow_along_score|muscle_group_score)$/,
    reason: 'Fields of a ride that the captures of 2024 have and those before have not.',
  },
  {
    lines:
      /^\+ (data\[\]\.)?ride\.(equipment_ids|equipment_tags|individual_instructor_ids|has_free_mode|captions|join_tokens|thumbnail_title|thumbnail_location|excluded_platforms)$/,
    reason: 'The captured row joined a short ride; the sandbox always embeds the long one.',
  },
  {
    lines: /^\+ (data\[\]\.)?ride\.instructor$/,
    reason: 'Captured without its instructor; rides that are no class always carry a stand-in.',
  },
  {
    lines: /^- effort_zones$/,
    reason: 'The captured rowing workout is a row of the list, not a detail; details have no effort zones.',
  },
  {
    lines:
      /^\+ (is_skip_intro_available|total_heart_rate_zone_durations|average_effort_score|achievement_templates|leaderboard_rank|total_leaderboard_users|ftp_info|device_type_display_name)$/,
    reason: 'The captured rowing workout is a row of the list; these stand in details alone.',
  },
  {
    lines: /^\+ total_heart_rate_zone_durations(\.heart_rate_z\d_duration)?$/,
    reason: 'Zone durations came to lists and details in 2022.',
  },
  {
    lines: /^\+ achievement_templates\[\]\.achievement_count$/,
    reason: 'Badges have a count since 2022.',
  },
  {
    lines: /^\+ (ride\.captions|achievement_templates|muscle_group_score)\[\]$/,
    reason: 'A list that happened to be empty in the capture.',
  },
  {
    lines: /^- (ride\.captions|achievement_templates|data|location_data)\[\]$/,
    reason: 'A list that happens to be empty in the generated answer.',
  },
  {
    lines: /^\+ segment_list\[\](\.is_drill)?$/,
    reason: 'Segments say since 2021 whether they are drills.',
  },
  {
    lines: /^\+ (location_data|is_location_data_accurate|splits_metrics|muscle_group_score)$/,
    reason: 'Keys of a graph that the capture of its year has not yet.',
  },
  {
    lines: /^\+ (summary_available|performance_graph_available)$/,
    reason: 'Since 2024.',
  },
  {
    lines:
      /^\+ splits_data\.(distance_marker_display_unit|elevation_change_display_unit|splits|splits\[\]\.has_floor_segment)$/,
    reason: 'Bike rides have splits since 2023; floor parts are marked since then too.',
  },
  {
    lines: /^\+ target_metrics_performance_data\.(target_metrics|time_in_metric)\[\]$/,
    reason: 'The captured class had no targets.',
  },
  {
    lines: /^\+ effort_zones\.(total_effort_points|heart_rate_zone_durations)$/,
    reason: 'The captured workout is older than the Strive Score, or was done without a heart rate.',
  },
  {
    lines: /^\+ metrics\[\]\.(zones|missing_data_duration)$/,
    reason: 'The captured game was played without a heart rate.',
  },
  {
    lines: /^- caesar_metrics\.detail$/,
    reason: 'The form assistant with its films is not emulated.',
  },
  {
    lines: /^[-+] summary\.\d{4}-\d{2}$/,
    reason: 'Months are keys.',
  },
  {
    lines: /^\+ (image_url|is_profile_image_default|contract_agreements)$/,
    reason: 'Taken out of the captured account by whoever published it, or newer.',
  },
  {
    lines: /^\+ data\[\]\.(is_instructor_group|is_announced|workout_share_images)$/,
    reason: 'Instructors embedded in later captures have them.',
  },
];

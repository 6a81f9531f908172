import type { FeatureGroup } from '../../label/model';

function groups(...sizes: [string, number][]): FeatureGroup[] {
  return sizes.map(([name, size]) => ({ name, size, closed: size > 2 && /eye|mouth/.test(name) }));
}

/** The groups of the published templates, for a schema that no service has filled in yet. */
export const templates: Record<string, FeatureGroup[]> = {
  'face-5': groups(['right_eye', 1], ['left_eye', 1], ['nose', 1], ['mouth', 2]),
  'face-68': groups(
    ['outline', 17],
    ['right_brow', 5],
    ['left_brow', 5],
    ['nose', 9],
    ['right_eye', 6],
    ['left_eye', 6],
    ['mouth', 12],
    ['inner_mouth', 8],
  ),
  'face-98': groups(
    ['outline', 33],
    ['right_brow', 9],
    ['left_brow', 9],
    ['nose', 9],
    ['right_eye', 8],
    ['left_eye', 8],
    ['mouth', 12],
    ['inner_mouth', 8],
    ['right_pupil', 1],
    ['left_pupil', 1],
  ),
};

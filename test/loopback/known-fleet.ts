import { CONFIGURATIONS } from './configurations.ts';
import { type FleetSpacecraft, fleet } from './fleet.ts';

type Row = readonly [id: number, name: string, serialNumber: string | null, configuration: string];

/** Real names and serial numbers, in the style of each configuration, with their real ids where known. */
const ROWS: readonly Row[] = [
  [7, 'Mercury No.20', '20', 'Gemini'],
  [11, 'Gemini SC1', '1', 'Gemini'],
  [19, 'Gemini SC9', '9', 'Gemini'],
  [1, 'Apollo Columbia CSM-107', 'CSM-107', 'Apollo Lunar Module'],
  [31, 'Apollo Kitty Hawk CSM-110', 'CSM-110', 'Apollo Lunar Module'],
  [33, 'Apollo Endeavour CSM-112', 'CSM-112', 'Apollo Lunar Module'],
  [36, 'Space Shuttle Columbia', 'OV-102', 'Space Shuttle'],
  [40, 'Space Shuttle Endeavour', 'OV-105', 'Space Shuttle'],
  [43, 'Soyuz MS-08', 'Soyuz MS 11F732A48 #738', 'Soyuz MS'],
  [84, 'Soyuz TMA-9', 'Soyuz TMA 11F732A17 #219', 'Soyuz TMA'],
  [85, 'Soyuz TMA-8', 'Soyuz TMA 11F732A17 #218', 'Soyuz TMA'],
  [86, 'Soyuz TMA-7', 'Soyuz TMA 11F732A17 #217', 'Soyuz TMA'],
  [73, 'Soyuz TMA-18', 'Soyuz TMA 11F732A17 #228', 'Soyuz TMA'],
  [223, 'DragonFly', 'C201', 'Crew Dragon 2'],
  [289, 'Crew Dragon Endeavour', 'C206', 'Crew Dragon 2'],
  [542, 'Crew Dragon Endurance', 'C210', 'Crew Dragon 2'],
  [601, 'Shenzhou 19', '19', 'Shenzhou'],
  [612, 'Buran', null, 'Space Shuttle'],
];

/** A few spacecraft as people know them. */
export function knownFleet(): FleetSpacecraft[] {
  const others = fleet(ROWS.length);
  return ROWS.flatMap(([id, name, serial_number, configuration], index) => {
    const config = CONFIGURATIONS.find((candidate) => candidate.name === configuration);
    const other = others[index];
    if (!config || !other) return [];
    return [{ ...other, id, name, serial_number, spacecraft_config: config, flights_count: 6 }];
  });
}

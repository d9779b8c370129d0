import type { SEASONS } from '../knowledge/schema.js';

export type Season = (typeof SEASONS)[number];

/** From December on. */
const NORTH: readonly Season[] = ['winter', 'spring', 'summer', 'fall'];

/** Zones south of the equator, except where it is warm all year. */
const SOUTH =
  /^(Australia|Antarctica|Chile|Brazil\/East|NZ)|^America\/(Argentina|Buenos_Aires|Catamarca|Cordoba|Jujuy|Mendoza|Rosario|Asuncion|Campo_Grande|Coyhaique|Cuiaba|La_Paz|Lima|Montevideo|Punta_Arenas|Santiago|Sao_Paulo)|^Africa\/(Blantyre|Gaborone|Harare|Johannesburg|Lusaka|Maputo|Maseru|Mbabane|Windhoek)|^Atlantic\/(South_Georgia|Stanley)|^Indian\/(Antananarivo|Kerguelen|Mauritius|Reunion)|^Pacific\/(Auckland|Chatham|Easter|Fiji|Norfolk|Noumea|Pitcairn|Rarotonga|Tongatapu)/;

/** The season that people who live by this time zone have on a date, by whole months. */
export function seasonOn(on: string, timeZone: string): Season {
  const quarter = Math.floor((Number(on.slice(5, 7)) % 12) / 3);
  return NORTH[(quarter + (SOUTH.test(timeZone) ? 2 : 0)) % 4] as Season;
}

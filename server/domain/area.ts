/** The province of this hall (GB/T 2260). Its calendar and policy hold everywhere; a city's and a county's are laid over them. */
export const province = '350000';

/** What the codes of an area and of all below it begin with (GB/T 2260: a prefix without its zeros): 350100 → 3501. */
export const areaStem = (area: string): string => area.replace(/(00)+$/, '');

/** Whether `inner` is the area or lies in it, by their codes. */
export const covers = (area: string, inner: string): boolean => inner.startsWith(areaStem(area));

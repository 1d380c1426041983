export const StudioPlace = () => null;

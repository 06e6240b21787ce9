import sources from '../../../../../data/attribution.json';

export const load = () => ({ sources });

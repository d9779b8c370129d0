/**
 * Where tests of the sources find what was learned from the real knowledge base: a folder of its own,
 * because what the fixtures of the end-to-end tests teach pushes old files out.
 */
export const SOURCES_CACHE = 'node_modules/.cache/soleus/sources';

import { ref } from 'vue'

/** The text that is being edited, null while nobody edits; it outlives the page, not the browser's tab. */
export const draft = ref<string | null>(null)

import { computed, ref } from 'vue'
import { useRoute, useRouter } from 'vue-router'
import { dutyApi, type Shift } from '../../api/duty'

/** The shifts and the one that the address names; without a name the one of now. */
export function useShifts() {
  const route = useRoute()
  const router = useRouter()
  const shifts = ref<Shift[]>([])
  const named = computed(() => (typeof route.query.shift === 'string' ? route.query.shift : ''))
  const shift = computed<Shift | null>(() => shifts.value.find((one) => one.id === named.value) ?? shifts.value[0] ?? null)

  async function loadShifts(): Promise<void> {
    shifts.value = await dutyApi.shifts()
  }
  function pick(wanted: Shift): void {
    void router.replace({ query: wanted.id === shifts.value[0]?.id ? {} : { shift: wanted.id } })
  }
  return { shifts, shift, loadShifts, pick }
}

// node dev/film.mjs CODE FILE.y4m: a film of a label, for --use-file-for-fake-video-capture.
import { writeFileSync } from 'node:fs'
import { film } from './qr.mjs'

writeFileSync(process.argv[3], film(process.argv[2]))

package org.gengfu.center.api.contract;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gengfu.center.paper.JudgedScores;
import org.gengfu.core.contract.ScoreEvent;

/** What other parts know of a contract's item, for its page. Any thread. */
interface ItemNews {
  /** Nothing is known. */
  ItemNews NONE =
      new ItemNews() {
        @Override
        public List<?> clocks(String contract, String item) {
          return List.of();
        }

        @Override
        public List<?> uncovered(String contract, String item) {
          return List.of();
        }

        @Override
        public List<?> rounds(String contract, String item) {
          return List.of();
        }

        @Override
        public List<ScoreEvent> events(String contract, Instant from, Instant to) {
          return List.of();
        }

        @Override
        public Optional<JudgedScores.Sheet> judged(String contract, Instant from, Instant to) {
          return Optional.empty();
        }
      };

  /** Its clocks, as {@code GET /clocks} shows them. */
  List<?> clocks(String contract, String item);

  /** Its devices for which no part comes in time, as {@code GET /coverage} shows them. */
  List<?> uncovered(String contract, String item);

  /** Its rounds of inspection, as {@code GET /inspections} shows them. */
  List<?> rounds(String contract, String item);

  /** What a score sheet of the contract counts. */
  List<ScoreEvent> events(String contract, Instant from, Instant to);

  /** The score sheet that people judge in, empty when the contract has none of that time. */
  Optional<JudgedScores.Sheet> judged(String contract, Instant from, Instant to);
}

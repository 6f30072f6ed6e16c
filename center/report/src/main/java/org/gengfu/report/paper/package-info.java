/**
 * Papers that a client stamps: what happened in an incident, how a period went, how it scores, what
 * an inspection found, ledgers. Each kind takes plain data, becomes a {@link
 * org.gengfu.report.paper.Manuscript}, and that is written as PDF, DOCX or XLSX. Entry types:
 * {@link org.gengfu.report.paper.PaperFormat}, {@link org.gengfu.report.paper.IncidentPaper},
 * {@link org.gengfu.report.paper.ServicePaper}, {@link org.gengfu.report.paper.ScorePaper}, {@link
 * org.gengfu.report.paper.InspectionPaper}, {@link org.gengfu.report.paper.LedgerPaper}.
 */
@NullMarked
package org.gengfu.report.paper;

import org.jspecify.annotations.NullMarked;

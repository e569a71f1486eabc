// add, and add --dry-run.
#include <cstdio>
#include <string>

#include "common/article_json.h"
#include "common/grouped.h"
#include "common/screen_text.h"
#include "indexer/commands/commands.h"
#include "indexer/person_naming.h"

namespace backfile {
namespace {

// Finishes articles as an add would and prints them.
class PrintingSink : public ArticleSink {
 public:
  PrintingSink(const IntakeOptions& options, RejectLog& rejects, const std::atomic<bool>& stop)
      : finisher_(options), rejects_(rejects), stop_(stop) {}

  void begin_input(std::string_view input) override { input_ = input; }
  bool article(Article&& article) override {
    if (stop_) return false;
    finisher_.finish(article, input_, folder_languages_.prior_of_next(input_, article));
    std::puts(article_to_json(article).c_str());
    return !stop_ && std::ferror(stdout) == 0;
  }
  void reject(std::string_view record, std::string_view reason) override {
    rejects_.reject(input_, record, reason);
  }
  void notice(std::string_view what) override { rejects_.notice(input_, what); }

 private:
  ArticleFinisher finisher_;
  RejectLog& rejects_;
  const std::atomic<bool>& stop_;
  std::string input_;
  FolderLanguages folder_languages_;
};

}  // namespace

ExitCode run_add(const IndexOptions& options, const std::atomic<bool>& stop) {
  warn_of_bad_aliases(options.add.archive);
  const AddSummary summary = add_to_archive(options.add, stop);
  if (!options.add.quiet) {
    std::string text = grouped(summary.added) + (summary.added == 1 ? " article" : " articles") + " added";
    if (summary.replaced > 0) text += " (" + grouped(summary.replaced) + " in place of older versions)";
    if (summary.known > 0) text += ", " + grouped(summary.known) + " already there";
    if (summary.repeated > 0)
      text += ", " + grouped(summary.repeated) + " left out (a later version came with them)";
    if (summary.outdated > 0)
      text += ", " + grouped(summary.outdated) + " left out (the archive has a later version)";
    std::fprintf(stderr, "%s: %s, %s of text in %.1f s\n", options.add.archive.c_str(), text.c_str(),
                 size_in_words(summary.text_bytes).c_str(), summary.seconds);
  }
  const std::uint64_t gave_way = summary.replaced + summary.repeated + summary.outdated;
  if (!options.add.quiet && 2 * summary.shared_ids >= gave_way && gave_way > 0) {
    // A story may be written anew; where most are, ids are not what they seem.
    std::fprintf(stderr,
                 "backfile-index: %s gave way to articles of the same id with quite another text, as %s\n"
                 "where ids are unique within a file alone, --map id= takes none from tables, JSON and XML\n",
                 summary.shared_ids == 1 ? "1 article" : (grouped(summary.shared_ids) + " articles").c_str(),
                 printable(summary.shared_id).c_str());
  }
  if (!summary.not_united.empty()) {
    std::fprintf(
        stderr,
        "backfile-index: the articles are in the archive, but its small parts could not be united: %s\n"
        "run backfile-index verify on it\n",
        summary.not_united.c_str());
  }
  if (!options.add.quiet && !summary.notices.empty())
    std::fprintf(stderr, "backfile-index: %s\n", summary.notices.c_str());
  if (!summary.reject_summary.empty())
    std::fprintf(stderr, "backfile-index: %s\n", summary.reject_summary.c_str());
  if (summary.interrupted) {
    std::fputs(
        "backfile-index: interrupted: what was complete is published; run the same command again for the "
        "rest\n",
        stderr);
    if (summary.left > 0) {
      std::fprintf(stderr, "%s articles were read but not written\n", grouped(summary.left).c_str());
    }
    return ExitCode::interrupted;
  }
  return summary.rejected > 0 ? ExitCode::some_rejected : ExitCode::done;
}

ExitCode run_dry_run(const IndexOptions& options, const std::atomic<bool>& stop) {
  RejectLog rejects(options.add.rejects, shown_rejects(options.add));
  const IntakeOptions intake = intake_options(options.add);
  PrintingSink sink(intake, rejects, stop);
  read_inputs(options.add, sink, stop);
  if (const std::string notices = rejects.notices(); !options.add.quiet && !notices.empty())
    std::fprintf(stderr, "backfile-index: %s\n", notices.c_str());
  const std::string summary = rejects.summary();
  if (!summary.empty()) std::fprintf(stderr, "backfile-index: %s\n", summary.c_str());
  if (stop) return ExitCode::interrupted;
  return rejects.count() > 0 ? ExitCode::some_rejected : ExitCode::done;
}

}  // namespace backfile

// Articles as readers deliver them -> annotated articles in the spool, on all cores.
#pragma once

#include <atomic>
#include <cstdint>
#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>
#include <vector>

#include "common/article.h"
#include "indexer/annotators/annotator.h"
#include "indexer/bounded_queue.h"
#include "indexer/folder_languages.h"
#include "indexer/progress.h"
#include "indexer/readers/reader.h"
#include "indexer/rejects.h"
#include "indexer/spool.h"

namespace backfile {

/// What happens to an article between its reader and the spool.
struct IntakeOptions {
  unsigned jobs = 1;
  std::string language;  ///< for articles that name none: a code, or "" to detect it
  std::string source;    ///< for articles that name none
  bool stored = false;   ///< the articles come from the archive: id, source and language stay as they are
  std::vector<std::unique_ptr<Annotator>> annotators;
  std::size_t queue_bytes = 64U << 20;
  /// Told every finished article, from any thread; may be empty.
  std::function<void(const Article&)> on_article;
};

/// Completes one article: id, source, language, derived facets.
class ArticleFinisher {
 public:
  explicit ArticleFinisher(const IntakeOptions& options) : options_(options) {}
  ArticleFinisher(const ArticleFinisher&) = delete;
  ArticleFinisher& operator=(const ArticleFinisher&) = delete;
  /// `prior`: the language that the article most likely has where it says too little, "" where unknown.
  void finish(Article& article, std::string_view input, std::string_view prior = "");

 private:
  void complete(Article& article, std::string_view input, std::string_view prior) const;

  const IntakeOptions& options_;
  Analyzer analyzer_{Unspaced::words};
  WordNotes notes_;
  AnalyzedArticle tokens_{.title = {}, .body = {}, .notes = &notes_};
  std::vector<TakenSpan> taken_;
};

/// A sink for readers. Articles are finished by worker threads and spooled. `close` waits for them and
/// rethrows what a worker threw.
class Intake : public ArticleSink {
 public:
  Intake(const IntakeOptions& options, Spool& spool, RejectLog& rejects, Progress& progress,
         const std::atomic<bool>& stop);
  ~Intake() override;

  void begin_input(std::string_view input) override;
  bool article(Article&& article) override;
  void reject(std::string_view record, std::string_view reason) override;
  void notice(std::string_view what) override;
  void close();

 private:
  struct Arrival {
    Article article;
    std::shared_ptr<const std::string> input;
    std::string prior;
    std::uint32_t place;  ///< in the order of the input
  };
  void work();
  bool push_held();

  const IntakeOptions& options_;
  Spool& spool_;
  RejectLog& rejects_;
  Progress& progress_;
  const std::atomic<bool>& stop_;
  std::shared_ptr<const std::string> input_;
  std::uint32_t places_ = 0;
  FolderLanguages folder_languages_;
  /// The last article. An interruption may have cut its input off within it: then it is dropped.
  std::optional<Arrival> held_;
  BoundedQueue<Arrival> queue_;
  std::atomic<bool> begun_ = false;  ///< an article has been taken from the queue
  std::mutex mutex_;
  std::exception_ptr failure_;
  std::vector<std::jthread> workers_;
};

}  // namespace backfile

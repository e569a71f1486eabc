#include "indexer/intake.h"

#include "common/language.h"
#include "indexer/derived_id.h"
#include "indexer/language_detection.h"

namespace backfile {

void ArticleFinisher::finish(Article& article, std::string_view input, std::string_view prior) {
  if (!options_.stored) complete(article, input, prior);
  if (options_.annotators.empty()) return;
  if (analyzer_.forget_if_large()) notes_.clear();
  analyzer_.analyze(article.title, article.language, tokens_.title);
  analyzer_.analyze(article.text, article.language, tokens_.body);
  taken_.clear();
  for (const auto& annotator : options_.annotators) annotator->annotate(article, tokens_, taken_);
}

void ArticleFinisher::complete(Article& article, std::string_view input, std::string_view prior) const {
  if (article.id.empty()) article.id = derived_id(article, input);
  if (article.source.empty()) article.source = options_.source;
  if (!article.language.empty()) article.language = language_code(article.language);
  if (article.language.empty()) article.language = options_.language;
  if (article.language.empty()) {
    article.language =
        detect_language(article.text.size() > article.title.size() ? article.text : article.title, prior);
  }
}

Intake::Intake(const IntakeOptions& options, Spool& spool, RejectLog& rejects, Progress& progress,
               const std::atomic<bool>& stop)
    : options_(options),
      spool_(spool),
      rejects_(rejects),
      progress_(progress),
      stop_(stop),
      input_(std::make_shared<std::string>()),
      queue_(options.queue_bytes) {
  try {
    for (unsigned job = 0; job < options.jobs; ++job) workers_.emplace_back([this] { work(); });
  } catch (...) {
    queue_.close();  // or those that were started would wait for ever
    throw;
  }
}

Intake::~Intake() {
  queue_.close();
}

void Intake::begin_input(std::string_view input) {
  if (!stop_) push_held();
  input_ = std::make_shared<std::string>(input);
}

bool Intake::article(Article&& article) {
  const bool first = !held_;
  const bool open = push_held();
  std::string prior = options_.stored ? "" : folder_languages_.prior_of_next(*input_, article);
  held_ = {std::move(article), input_, std::move(prior), places_++};
  return open && (first || !stop_);
}

// False once nobody takes it.
bool Intake::push_held() {
  if (!held_) return true;
  std::size_t cost = held_->article.text.size() + held_->article.title.size() + sizeof(Article);
  for (const auto& [key, value] : held_->article.extra) cost += key.size() + value.size();
  const bool taken = queue_.push(std::move(*held_), cost);
  held_.reset();
  return taken;
}

void Intake::reject(std::string_view record, std::string_view reason) {
  if (stop_) return;  // cut off by the interruption; the next run says so if it is not
  rejects_.reject(*input_, record, reason);
}

void Intake::notice(std::string_view what) {
  if (!stop_) rejects_.notice(*input_, what);
}

void Intake::close() {
  if (!stop_) push_held();
  queue_.close();
  workers_.clear();
  if (failure_) std::rethrow_exception(failure_);
}

void Intake::work() {
  ArticleFinisher finisher(options_);
  ArticleCodec codec;
  try {
    while (auto arrival = queue_.pop()) {
      // Read, but not begun: left for the next run. Where that is all there is, the first one is taken.
      const bool first = !begun_.exchange(true);
      if (stop_ && !first) continue;
      finisher.finish(arrival->article, *arrival->input, arrival->prior);
      if (options_.on_article) options_.on_article(arrival->article);
      spool_.append(arrival->article, arrival->place, codec);
      progress_.advance(1, arrival->article.text.size() + arrival->article.title.size());
    }
  } catch (...) {  // carried to `close`
    const std::scoped_lock lock(mutex_);
    failure_ = std::current_exception();
    queue_.close();
  }
}

}  // namespace backfile

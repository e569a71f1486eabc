// The second pass over a run's articles for their topics: once all are spooled, the archive has something to
// teach.
#pragma once

#include <atomic>
#include <string>

#include "indexer/annotators/topic.h"
#include "indexer/spool.h"

namespace backfile {

/// Learns from the spooled articles, then decides on the topics of each. What was learnt is kept in the archive
/// as `topics.learnt`: smaller runs that come later are judged by it.
class TopicPass {
 public:
  /// Reads the archive's rules and models. Throws Error where one of these is not understood.
  explicit TopicPass(const std::string& archive);

  /// Learns, where labels have not taught already, from at most `most_articles` of the entries, the same
  /// whatever their order; a file in `folder` holds what was learnt until `keep`. Unless `anew`, a run that is
  /// small against what the archive has learnt from teaches nothing.
  void learn(const Spool& spool, const std::string& folder, bool anew, const std::atomic<bool>& stop);
  /// Gives an article its topics where the source gave none. Thread-safe after `learn`.
  void apply(Article& article) const;
  /// Makes what was learnt the archive's, in one step.
  void keep();

  static constexpr std::size_t most_articles = 16'000;

 private:
  std::string archive_;
  TopicAnnotator annotator_;
  std::string fresh_;  // path of what was learnt; "" for nothing
};

}  // namespace backfile

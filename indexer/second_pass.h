// What happens to a run's articles once all of them are spooled: topics, then people's names.
#pragma once

#include <optional>

#include "indexer/person_naming.h"
#include "indexer/pipeline.h"
#include "indexer/topic_pass.h"

namespace backfile {

/// `naming` has counted the people of the articles; it has to live as long.
class SecondPass {
 public:
  SecondPass(const AddOptions& options, PersonNaming& naming);

  /// Learns and settles; from then on the spool hands out finished articles. `folder` and `anew` as in
  /// TopicPass::learn.
  void begin(Spool& spool, const std::string& folder, bool anew, const std::atomic<bool>& stop);
  /// To be called when the articles are published.
  void keep();

 private:
  PersonNaming& naming_;
  std::optional<TopicPass> topics_;  // nothing: not asked for
};

}  // namespace backfile

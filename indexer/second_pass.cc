#include "indexer/second_pass.h"

#include "indexer/annotators/annotators.h"

namespace backfile {

SecondPass::SecondPass(const AddOptions& options, PersonNaming& naming) : naming_(naming) {
  if (is_asked(options.annotate, "topic")) topics_.emplace(options.archive);
}

void SecondPass::begin(Spool& spool, const std::string& folder, bool anew, const std::atomic<bool>& stop) {
  if (topics_) topics_->learn(spool, folder, anew, stop);
  naming_.settle();
  spool.revise([this](Article& article) {
    if (topics_) topics_->apply(article);  // before names are joined: it passes over the places of people
    naming_.apply(article);
  });
}

void SecondPass::keep() {
  if (topics_) topics_->keep();
}

}  // namespace backfile

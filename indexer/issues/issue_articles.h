// A METS file and the pages that it describes -> articles.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "indexer/issues/mets.h"
#include "indexer/readers/alto_page.h"

namespace backfile {

/// A file of ALTO that waits for what describes it, or that was found for it.
struct PageFile {
  std::string input;  ///< its name, as in ReaderOptions
  std::vector<AltoPage> pages;
};

/// Delivers an issue page by page: the articles that begin there in the METS file's order, then what else the
/// page holds.
/// `input` is the METS file's name; `files` are those of its pages that there are, by their id in it. False
/// where the sink wants no more.
bool deliver_issue(const MetsIssue& issue, const std::string& input,
                   const std::map<std::string, PageFile>& files, ArticleSink& sink);

}  // namespace backfile

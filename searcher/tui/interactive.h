// The interactive view: `backfile-search ARCHIVE` on a terminal.
#pragma once

#include <functional>
#include <memory>
#include <string>
#include <vector>

#include "searcher/render/renderer.h"
#include "searcher/search.h"

namespace backfile::tui {

struct InteractiveOptions {
  std::string archive;
  std::vector<std::string> served;                  ///< addresses of further shards
  SearchRequest request;                            ///< filters, dates and sort to begin with
  std::function<std::unique_ptr<Searcher>()> open;  ///< opens the archive's present state
  bool color = true;
};

/// True where both ends are a terminal that can be drawn on.
bool can_be_interactive();

/// Runs until the user leaves, then prints what was asked for to `render.out`. Answers the exit code.
int run_interactive(const InteractiveOptions& options, std::unique_ptr<Searcher> searcher,
                    const RenderOptions& render);

}  // namespace backfile::tui

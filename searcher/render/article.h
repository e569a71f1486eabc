// One article for the terminal.
#pragma once

#include "common/article.h"
#include "searcher/render/renderer.h"
#include "searcher/search.h"

namespace backfile {

/// Prints an article, wrapped to the terminal, with the words of the query highlighted.
void print_article(const Article& article, const Searcher::ArticleHighlights& highlights,
                   const RenderOptions& options);

}  // namespace backfile

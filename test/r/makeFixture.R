# Makes test/r/pairedTests.json: what R says of random small samples and of the edge cases.
# Run by `npm run r-fixture`; needs Debian's r-base-core and r-cran-exactranktests. The seed makes the file reproducible.
suppressWarnings(suppressMessages(library(exactRankTests)))
RNGversion("4.2.0")
set.seed(20261126)

number <- function(x) trimws(formatC(x, digits = 17, format = "g"))
list_of <- function(x) paste0("[", paste(x, collapse = ","), "]")

binomial <- function(a, b) {
  if (a + b == 0) return(1)
  binom.test(a, a + b)$p.value
}

# Full enumeration of the mid-ranks to 20 pairs that differ, then normal, without continuity correction.
signed_rank <- function(d) {
  n <- sum(d != 0)
  if (n == 0) return(list(v = 0, p = 1))
  test <- suppressWarnings(
    if (n <= 20) wilcox.exact(d, exact = TRUE) else wilcox.test(d, exact = FALSE, correct = FALSE)
  )
  list(v = unname(test$statistic), p = test$p.value)
}

row <- function(d) {
  w <- signed_rank(d)
  paste0(
    '{"steps":', list_of(d), ',"informative":', sum(d != 0), ',"positiveRanks":', number(w$v),
    ',"signedRankP":', number(w$p), ',"signP":', number(binomial(sum(d > 0), sum(d < 0))), "}"
  )
}

edges <- list(
  c(), 0, 1, -1, rep(0, 5), rep(0, 30), rep(1, 6), rep(-2, 12), rep(c(1, -1), 5), c(rep(1, 10), rep(-1, 10)),
  rep(3, 20), rep(3, 21), c(rep(0, 10), 1, -1), c(1, 2, 3, 4, 5, 6), c(-1, 2, -3, 4, -5, 6), c(1, 1, 2, 2, 3, 3, -1),
  rep(c(4, -4), 30), c(rep(1, 20), 0), c(rep(1, 200), rep(-1, 3))
)
random <- lapply(1:240, function(i) {
  n <- sample(1:32, 1)
  sample(-4:4, n, replace = TRUE, prob = sample(c(0.2, 0.5, 1, 2, 3), 9, replace = TRUE))
})
tables <- c(list(c(0, 0), c(1, 0), c(0, 6), c(6, 0), c(5, 5), c(30, 2), c(400, 300)), lapply(1:120, function(i) sample(0:25, 2, replace = TRUE)))

cat("{\n\"samples\":[\n", paste(sapply(c(edges, random), row), collapse = ",\n"), "\n],\n\"discordant\":[\n",
  paste(sapply(tables, function(t) paste0('{"yesNo":', t[1], ',"noYes":', t[2], ',"p":', number(binomial(t[1], t[2])), "}")), collapse = ",\n"),
  "\n]\n}\n", sep = "")

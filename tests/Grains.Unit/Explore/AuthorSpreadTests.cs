using FsCheck;
using FsCheck.Fluent;
using InstaHub.Grains.Explore;

namespace InstaHub.Grains.Unit.Explore;

public sealed class AuthorSpreadTests
{
    [Fact]
    public void An_author_who_has_the_best_posts_waits_for_others_in_each_stretch() =>
        Assert.Equal("aabcdaaef", Spread("aaaabcdef", stretch: 5, most: 2));

    [Fact]
    public void Where_nobody_has_too_many_the_order_stays() =>
        Assert.Equal("abcabcabc", Spread("abcabcabc", stretch: 3, most: 1));

    [Fact]
    public void When_only_those_are_left_who_had_their_share_they_take_turns() =>
        Assert.Equal("abababb", Spread("aaabbbb", stretch: 20, most: 1));

    [Fact]
    public void One_author_alone_is_shown_in_full() => Assert.Equal("aaaaa", Spread("aaaaa", stretch: 3, most: 1));

    [Fact]
    public void Nothing_gives_nothing() => Assert.Equal("", Spread("", stretch: 3, most: 1));

    [Fact]
    public void Every_post_comes_once_in_the_order_that_a_plain_search_finds() =>
        Prop.ForAll(
            Gen.Choose(0, 5).Select(author => (char)('a' + author)).ArrayOf().ToArbitrary(),
            Gen.Choose(1, 7).ToArbitrary(),
            Gen.Choose(1, 4).ToArbitrary(),
            (authors, stretch, most) =>
            {
                var posts = PostsOf(new string(authors));
                return new AuthorSpread(stretch, most).Spread(posts).SequenceEqual(Search(posts, stretch, most));
            }).QuickCheckThrowOnFailure();

    [Fact]
    public void No_stretch_has_more_of_an_author_than_may_be_while_there_are_enough_others() =>
        Prop.ForAll(
            Gen.Choose(0, 9).ArrayOf(200).ToArbitrary(),
            ranks =>
            {
                // Ten authors of twenty posts each, in any order.
                var posts = ranks.Index().OrderBy(post => (post.Item, post.Index)).Select(post => (char)('a' + (post.Index % 10)));
                var spread = Spread(new string([.. posts]), stretch: 10, most: 2);
                return Enumerable.Range(0, 100).All(start => spread.Substring(start, 10).GroupBy(author => author).All(author => author.Count() <= 2));
            }).QuickCheckThrowOnFailure();

    // By the definition, looking at everything for each place.
    private static IEnumerable<ExploreCandidate> Search(List<ExploreCandidate> posts, int stretch, int most)
    {
        var (left, shown) = (posts.ToList(), new List<ExploreCandidate>());
        while (left.Count > 0)
        {
            var last = shown.TakeLast(stretch - 1).ToList();
            var may = left.FindIndex(post => last.Count(before => before.AuthorId == post.AuthorId) < most);
            if (may < 0)
            {
                var longest = left.MinBy(post => shown.FindLastIndex(before => before.AuthorId == post.AuthorId)).AuthorId;
                may = left.FindIndex(post => post.AuthorId == longest);
            }
            shown.Add(left[may]);
            left.RemoveAt(may);
        }
        return shown;
    }

    private static string Spread(string authors, int stretch, int most) =>
        new([.. new AuthorSpread(stretch, most).Spread(PostsOf(authors)).Select(post => (char)post.AuthorId.ToByteArray()[0])]);

    // A letter a post, which names its author.
    private static List<ExploreCandidate> PostsOf(string authors) =>
        [.. authors.Select(author => new ExploreCandidate(Guid.NewGuid(), new Guid(author, 0, 0, new byte[8]), default, 0, 0))];
}

using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Comments;
using InstaHub.Grains.Posts;
using InstaHub.Grains.Posts.Text;
using InstaHub.Silo.Commands;
using InstaHub.Silo.Commands.Content;

namespace InstaHub.Grains.Unit.Seeding;

/// <summary>What invented users say: by the rules that real ones keep.</summary>
public sealed class SeededTextTests
{
    private static readonly SeededUser[] Users = [.. SeededUsers.Invent(1, 2_000)];
    private static readonly SeededNetwork Network = SeededNetwork.Invent(1, Users.Length);
    private static readonly SeededTexts Texts = new(Users, Network);

    [Fact]
    public void Captions_and_places_are_such_as_a_post_may_have()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var post = new NewPost { AuthorId = Guid.NewGuid(), Caption = Texts.Caption(i % Users.Length, random).Text, Location = SeededTexts.Location(random) };

            Assert.Null(PostInput.Check(post, DateTimeOffset.UtcNow));
            Assert.Equal(post.Caption, PostInput.Normalised(post.Caption));
        }
    }

    [Fact]
    public void Comments_are_such_as_may_be_said()
    {
        var random = new Random(1);
        for (var i = 0; i < 10_000; i++)
        {
            var text = Texts.Comment(i % Users.Length, random.Next(Users.Length), random).Text;

            Assert.Null(CommentRules.TextProblem(text));
            Assert.Equal(text, CommentRules.Normalise(text));
        }
    }

    [Fact]
    public void Who_is_mentioned_is_found_by_the_product_and_is_followed_by_the_author()
    {
        var random = new Random(1);
        var mentions = Enumerable.Range(0, 10_000).Select(i => (Author: i % Users.Length, Caption: Texts.Caption(i % Users.Length, random))).ToArray();

        Assert.All(mentions, said => Assert.Equal(said.Caption.Mentioned is { } user ? [user.Username] : [], PostText.Parse(said.Caption.Text).Mentions));
        Assert.All(mentions.Where(said => said.Caption.Mentioned is not null), said => Assert.True(Network.Follows(said.Author, Array.IndexOf(Users, said.Caption.Mentioned))));
        Assert.InRange(mentions.Count(said => said.Caption.Mentioned is not null), 1_000, 1_400);
    }

    [Fact]
    public void A_few_hashtags_are_in_many_captions_and_many_in_few()
    {
        var random = new Random(1);
        var counts = Enumerable.Range(0, 50_000).SelectMany(i => PostText.Parse(Texts.Caption(i % Users.Length, random).Text).Hashtags).CountBy(tag => tag)
            .Select(count => count.Value).OrderDescending().ToArray();

        Assert.InRange(counts.Length, 250, 400);
        Assert.InRange(counts.Take(20).Sum() / (double)counts.Sum(), 0.4, 0.75);
        Assert.InRange(counts[0] / (double)counts[^1], 30, 5_000);
    }

    [Fact]
    public void Captions_are_in_many_scripts()
    {
        var random = new Random(1);
        var captions = string.Concat(Enumerable.Range(0, Users.Length).Select(author => Texts.Caption(author, random).Text));

        // Cyrillic, Hiragana, Arabic, and Latin with marks.
        Assert.All(['д', 'で', 'ر', 'ß', 'ñ', 'é'], letter => Assert.Contains(letter, captions));
    }
}

using System.Globalization;
using InstaHub.GrainInterfaces.Posts;

namespace InstaHub.Silo.Commands.Content;

/// <summary>
/// Invents what posts and comments say: in the language of who writes, with hashtags of which a few are in many posts and most in few, and
/// with mentions of whom the author follows.
/// </summary>
/// <param name="users">Everybody.</param>
/// <param name="network">Who follows whom.</param>
public sealed class SeededTexts(IReadOnlyList<SeededUser> users, SeededNetwork network)
{
    private const double ClosingShare = 0.5;
    private const double MentionShare = 0.12;
    private const double OwnLanguageTag = 0.5;
    private const double LocationShare = 0.25;
    private const double TagShare = 0.1;
    private const double AuthorMentionShare = 0.15;
    private const int MaxHashtags = 5;

    private static readonly string[] Subjects =
    [
        "architecture", "art", "bikes", "books", "bread", "cats", "clouds", "coffee", "dogs", "film", "flowers", "food", "garden", "hiking",
        "lakes", "markets", "minimal", "mountains", "music", "night", "portraits", "sea", "snow", "trains",
    ];

    private static readonly PostLocation[] Places =
    [
        new("Berlin", 52.52, 13.405), new("Lisboa", 38.7223, -9.1393), new("São Paulo", -23.5505, -46.6333), new("New York", 40.7128, -74.006),
        new("東京", 35.6762, 139.6503), new("Paris", 48.8566, 2.3522), new("Lagos", 6.5244, 3.3792), new("Mumbai", 19.076, 72.8777),
        new("القاهرة", 30.0444, 31.2357), new("Ciudad de México", 19.4326, -99.1332), new("Reykjavík", 64.1466, -21.9426),
        new("Nairobi", -1.2921, 36.8219), new("Санкт-Петербург", 59.9311, 30.3609), new("Melbourne", -37.8136, 144.9631),
        new("Vancouver", 49.2827, -123.1207), new("Seoul", 37.5665, 126.978), new("Zürich", 47.3769, 8.5417), new("Buenos Aires", -34.6037, -58.3816),
        new("İstanbul", 41.0082, 28.9784), new("A café that has no sign"),
    ];

    // From the most frequent on; each is as frequent as one divided by its place says (Zipf).
    private static readonly string[] Hashtags =
    [
        .. Subjects,
        .. Subjects.Select(subject => $"{subject}lovers"),
        .. Subjects.SelectMany(subject => new[] { "daily", "of_the_day", "club", "2026", "Berlin", "Lisboa", "Tokyo", "Lagos", "Paris", "NYC" }.Select(end => subject + end)),
    ];

    /// <summary>A caption, which is never empty, and who is mentioned in it.</summary>
    /// <param name="author">The number of who writes it.</param>
    /// <param name="random">Decides.</param>
    public (string Text, SeededUser? Mentioned) Caption(int author, Random random)
    {
        SeededUser? mentioned = null;
        var language = SeededLanguage.Of(users[author].Id);
        var words = new List<string> { random.Any(language.Openings) };
        if (random.NextDouble() < ClosingShare && random.Any(language.Closings) is { Length: > 0 } closing)
            words.Add(closing);
        if (random.NextDouble() < MentionShare && AnyFollowee(author, random) is { } followee)
        {
            mentioned = users[followee];
            words.Add($"@{mentioned.Username}");
        }
        for (var i = random.Next(MaxHashtags + 1); i > 0; i--)
            words.Add("#" + (random.NextDouble() < OwnLanguageTag ? random.Any(language.Hashtags) : Hashtags[Zipf(Hashtags.Length, random)]));
        return (string.Join(' ', words), mentioned);
    }

    /// <summary>The text of a comment, and who is mentioned in it.</summary>
    /// <param name="author">The number of who writes it.</param>
    /// <param name="postAuthor">The number of whose post it is on.</param>
    /// <param name="random">Decides.</param>
    public (string Text, SeededUser? Mentioned) Comment(int author, int postAuthor, Random random)
    {
        var text = random.Any(SeededLanguage.Of(users[author].Id).Comments);
        return author != postAuthor && random.NextDouble() < AuthorMentionShare
            ? ($"@{users[postAuthor].Username} {text}", users[postAuthor])
            : (text, null);
    }

    /// <summary>Where a post is from; null: it does not say.</summary>
    public static PostLocation? Location(Random random) => random.NextDouble() < LocationShare ? random.Any(Places) : null;

    /// <summary>Whom the author tags on a picture; mostly nobody.</summary>
    public IReadOnlyList<PersonTag> Tags(int author, Random random) =>
        random.NextDouble() < TagShare && AnyFollowee(author, random) is { } followee
            ? [new PersonTag(users[followee].Id, Fraction(random), Fraction(random), users[followee].Username)]
            : [];

    /// <summary>What somebody who does not see a picture is told of it.</summary>
    public static string AltText(int picture) => string.Create(CultureInfo.InvariantCulture, $"Generated picture {picture + 1}: {PictureStyle.Of(picture).Description}");

    private static double Fraction(Random random) => Math.Round(0.1 + (0.8 * random.NextDouble()), 3);

    // Nothing stands between who follows and who is followed, so that the name may be said.
    private int? AnyFollowee(int author, Random random) =>
        network.FollowsOf(author) is { Length: > 0 } follows ? follows[random.Next(follows.Length)] : null;

    private static int Zipf(int count, Random random) => (int)Math.Pow(count + 1, random.NextDouble()) - 1;
}

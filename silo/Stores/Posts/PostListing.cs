using InstaHub.GrainInterfaces.Posts;
using InstaHub.Grains.Posts;
using InstaHub.Silo.Stores.GroupCommit;
using Npgsql;

namespace InstaHub.Silo.Stores.Posts;

/// <summary>By what a post is found in the lists of published posts; by nothing while it is not published.</summary>
internal static class PostListing
{
    public static IEnumerable<(string Value, DateTime At)> HashtagsOf(StoredPost post) => Listed(post, post.Hashtags);

    public static IEnumerable<(Guid Value, DateTime At)> PeopleOf(StoredPost post) =>
        Listed(post, post.Media.SelectMany(media => media.Tags).Select(tag => tag.UserId).Distinct());

    private static IEnumerable<(T Value, DateTime At)> Listed<T>(StoredPost post, IEnumerable<T> values) =>
        post.Status == PostStatus.Published ? values.Select(value => (value, post.PublishedAt!.Value.UtcDateTime)) : [];
}

/// <summary>Which rows of a list come and go by the writes of a batch, one array a column.</summary>
internal sealed class PostChanges<T>
{
    private readonly List<int> _numbers = [];
    private readonly List<T> _values = [];
    private readonly List<DateTime> _times = [];
    private readonly List<int> _signs = [];

    /// <summary>Adds what one write does.</summary>
    public void Add(int number, IEnumerable<(T Value, DateTime At)> before, IEnumerable<(T Value, DateTime At)> after)
    {
        var (old, now) = (before.ToHashSet(), after.ToHashSet());
        foreach (var row in now.Except(old))
            Add(number, row, 1);
        foreach (var row in old.Except(now))
            Add(number, row, -1);
    }

    /// <summary>Adds two parameters: numbers of writes and values, where all come.</summary>
    public void AddValues(NpgsqlParameterCollection parameters)
    {
        parameters.Add(WriteBatch.Array(_numbers.ToArray()));
        parameters.Add(WriteBatch.Array(_values.ToArray()));
    }

    /// <summary>Adds four parameters: numbers of writes, values, times, and 1 for what comes, -1 for what goes.</summary>
    public void AddAll(NpgsqlParameterCollection parameters)
    {
        AddValues(parameters);
        parameters.Add(PostColumns.TimesOf(_times.ToArray()));
        parameters.Add(WriteBatch.Array(_signs.ToArray()));
    }

    private void Add(int number, (T Value, DateTime At) row, int sign)
    {
        _numbers.Add(number);
        _values.Add(row.Value);
        _times.Add(row.At);
        _signs.Add(sign);
    }
}

using FsCheck;
using FsCheck.Fluent;
using InstaHub.GrainInterfaces.Feeds;
using InstaHub.Grains.Feeds;

namespace InstaHub.Grains.Unit.Feeds;

public sealed class FeedEntriesTests
{
    // Few keys, so that they meet, and several of one moment.
    private static readonly Arbitrary<(int Act, FeedKey Key, ushort Author)[]> AnyActs =
        Gen.Choose(0, 20).Select(act => act)
            .SelectMany(act => Gen.Choose(0, 8).SelectMany(at => Gen.Choose(0, 5).SelectMany(post => Gen.Choose(0, 3).Select(author => (act, Key(at, post), (ushort)author)))))
            .ArrayOf().ToArbitrary();

    [Fact]
    public void They_are_what_a_sorted_dictionary_would_be() =>
        Prop.ForAll(AnyActs, acts =>
        {
            var (entries, model) = (new FeedEntries(), new SortedDictionary<FeedKey, ushort>());
            foreach (var (act, key, author) in acts)
                Do(entries, model, act, key, author);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Thousands_are_kept_in_order_however_they_come()
    {
        var (entries, model) = (new FeedEntries(), new SortedDictionary<FeedKey, ushort>());
        var random = new Random(1);
        for (var i = 0; i < 3_000; i++)
            Do(entries, model, 1, Key(random.Next(1_000), random.Next(5)), (ushort)random.Next(50), compares: false);

        AssertSame(entries, model);
    }

    private static void Do(FeedEntries entries, SortedDictionary<FeedKey, ushort> model, int act, FeedKey key, ushort author, bool compares = true)
    {
        switch (act)
        {
            case 0:
                entries.Reset(author * 50);
                model.Clear();
                break;
            case 18:
                entries.RemoveAuthor(author);
                foreach (var (gone, _) in model.Where(entry => entry.Value == author).ToList())
                    model.Remove(gone);
                break;
            case 19:
                entries.KeepNewest(author * 3);
                while (model.Count > author * 3)
                    model.Remove(model.First().Key);
                break;
            case > 12:
                Assert.Equal(model.Remove(key), entries.Remove(key));
                break;
            default:
                Assert.Equal(model.TryAdd(key, author), entries.Add(key, author));
                break;
        }
        Assert.Equal(model.ContainsKey(key), entries.Contains(key));
        Assert.Equal(model.Keys.Count(other => other < key), entries.CountBelow(key));
        if (compares)
            AssertSame(entries, model);
    }

    private static void AssertSame(FeedEntries entries, SortedDictionary<FeedKey, ushort> model) =>
        Assert.Equal(model.Select(entry => (entry.Key, entry.Value)), Enumerable.Range(0, entries.Count).Select(i => (entries[i], entries.AuthorAt(i))));

    private static FeedKey Key(int at, int post) => new(at, new Guid(post, 0, 0, 0, 0, 0, 0, 0, 0, 0, (byte)(9 - post)));
}

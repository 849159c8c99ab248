using System.Collections.Concurrent;
using InstaHub.Silo.Stores.Reading;

namespace InstaHub.Grains.Unit.Posts;

public sealed class CoalescedReaderTests
{
    private readonly ConcurrentQueue<(int[] Keys, TaskCompletionSource Go)> _queries = new();
    private readonly SemaphoreSlim _begun = new(0);

    [Fact]
    public async Task What_gathers_while_queries_are_under_way_is_one_query()
    {
        var reader = Reader(lanes: 2);
        var first = reader.ReadAsync(1, Cancellation);
        var one = await NextAsync();
        var second = reader.ReadAsync(2, Cancellation);
        var two = await NextAsync();
        var others = Enumerable.Range(3, 20).Select(key => reader.ReadAsync(key, Cancellation)).ToArray();

        one.Go.SetResult();
        var three = await NextAsync();
        three.Go.SetResult();
        two.Go.SetResult();

        Assert.Equal([1], one.Keys);
        Assert.Equal([2], two.Keys);
        Assert.Equal(Enumerable.Range(3, 20), three.Keys);
        Assert.Equal<IEnumerable<string?>>(["1", "2"], await Task.WhenAll(first, second));
        Assert.Equal<IEnumerable<string?>>(Enumerable.Range(3, 20).Select(key => $"{key}"), await Task.WhenAll(others));
        Assert.Empty(_queries);
    }

    [Fact]
    public async Task A_key_is_asked_for_once_in_a_query_and_what_is_not_there_is_null()
    {
        var reader = Reader(lanes: 1);
        var first = reader.ReadAsync(1, Cancellation);
        var one = await NextAsync();
        var others = new[] { 5, -7, 5 }.Select(key => reader.ReadAsync(key, Cancellation)).ToArray();

        one.Go.SetResult();
        var two = await NextAsync();
        two.Go.SetResult();

        Assert.Equal([5, -7], two.Keys);
        Assert.Equal<IEnumerable<string?>>(["1"], await Task.WhenAll(first));
        Assert.Equal<IEnumerable<string?>>(["5", null, "5"], await Task.WhenAll(others));
    }

    [Fact]
    public async Task A_query_that_fails_fails_those_who_share_it_and_nobody_else()
    {
        var reader = Reader(lanes: 1);
        var first = reader.ReadAsync(1, Cancellation);
        var one = await NextAsync();
        var second = reader.ReadAsync(2, Cancellation);

        one.Go.SetException(new InvalidOperationException("the database is away"));
        (await NextAsync()).Go.SetResult();

        Assert.Equal("the database is away", (await Assert.ThrowsAsync<InvalidOperationException>(() => first)).Message);
        Assert.Equal("2", await second);
        var third = reader.ReadAsync(3, Cancellation);
        (await NextAsync()).Go.SetResult();
        Assert.Equal("3", await third);
    }

    [Fact]
    public async Task A_query_has_so_many_keys_and_no_more()
    {
        var reader = Reader(lanes: 1, most: 3);
        var reads = Enumerable.Range(1, 8).Select(key => reader.ReadAsync(key, Cancellation)).ToArray();

        var sizes = new List<int>();
        while (!Array.TrueForAll(reads, read => read.IsCompleted) && sizes.Sum() < 8)
        {
            var query = await NextAsync();
            sizes.Add(query.Keys.Length);
            query.Go.SetResult();
        }

        await Task.WhenAll(reads);
        Assert.Equal(8, sizes.Sum());
        Assert.All(sizes, size => Assert.InRange(size, 1, 3));
    }

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    // Keys above zero have a row.
    private CoalescedReader<int, string> Reader(int lanes, int most = 250) => new(
        async (keys, _) =>
        {
            var go = new TaskCompletionSource();
            _queries.Enqueue((keys, go));
            _begun.Release();
            await go.Task;
            return keys.Where(key => key > 0).ToDictionary(key => key, key => $"{key}");
        },
        lanes, most);

    private async Task<(int[] Keys, TaskCompletionSource Go)> NextAsync()
    {
        await Patience.ForAsync(_begun.WaitAsync(Cancellation), "a query");
        Assert.True(_queries.TryDequeue(out var query));
        return query;
    }
}

using InstaHub.Grains.Common;

namespace InstaHub.Grains.Unit.Common;

public sealed class MailboxesTests
{
    private const int Lost = 5;

    private readonly List<(string Address, int Message)> _sent = [];
    private readonly SemaphoreSlim _gate = new(0);
    private readonly Mailboxes<string, int> _mailboxes;

    public MailboxesTests() => _mailboxes = new(
        async (address, message) =>
        {
            await _gate.WaitAsync(TestContext.Current.CancellationToken);
            lock (_sent)
                _sent.Add((address, message));
            return message != Lost;
        },
        Math.Max);

    [Fact]
    public async Task What_comes_while_one_is_under_way_goes_together_in_the_next()
    {
        var first = _mailboxes.PostAsync("a", 1);
        var others = Task.WhenAll(_mailboxes.PostAsync("a", 2), _mailboxes.PostAsync("a", 4), _mailboxes.PostAsync("a", 3));

        _gate.Release();
        await Patience.ForAsync(first, "the first");
        Assert.False(others.IsCompleted);
        _gate.Release();
        await Patience.ForAsync(others, "the others");

        Assert.Equal([("a", 1), ("a", 4)], _sent);
    }

    [Fact]
    public async Task Who_posts_learns_whether_it_arrived_alone_or_with_others()
    {
        var posted = new[] { 1, 4, Lost }.Select(message => _mailboxes.PostAsync("a", message)).ToArray();
        _gate.Release(2);

        var arrived = await Patience.ForAsync(Task.WhenAll(posted), "all");
        Assert.Equal([true, false, false], arrived);
    }

    [Fact]
    public async Task One_address_does_not_wait_for_another()
    {
        var all = Task.WhenAll(_mailboxes.PostAsync("a", 1), _mailboxes.PostAsync("b", 1));
        _gate.Release(2);
        await Patience.ForAsync(all, "both");

        Assert.Equal(["a", "b"], _sent.Select(sent => sent.Address).Order());
    }

    [Fact]
    public async Task After_the_last_it_begins_anew()
    {
        for (var i = 1; i <= 3; i++)
        {
            _gate.Release();
            await Patience.ForAsync(_mailboxes.PostAsync("a", i), "each");
        }

        Assert.Equal([1, 2, 3], _sent.Select(sent => sent.Message));
    }
}

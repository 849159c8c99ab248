using System.Text;
using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Grains.LinkPreviews;
using InstaHub.Silo.Egress;
using InstaHub.Silo.LinkPreviews;
using InstaHub.Silo.Workers;
using InstaHub.TestSupport.Egress;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Previews = InstaHub.Silo.LinkPreviews.LinkPreviews;

namespace InstaHub.Web.Integration.LinkPreviews;

/// <summary>A product that makes previews, over an internet of the test's.</summary>
public sealed class PreviewingProduct : IAsyncLifetime
{
    public TestInternet Internet { get; } = new();

    public TestDatabase Database { get; private set; } = null!;

    public TestProduct Product { get; private set; } = null!;

    public async ValueTask InitializeAsync()
    {
        Database = await TestDatabase.CreateEmptyAsync();
        Product = await TestProduct.StartAsync(Database.ConnectionString, Internet.AddTo, ("LinkPreviews:Enabled", "true"), ("LinkPreviews:Concurrency", "2"));
    }

    public async ValueTask DisposeAsync()
    {
        await Product.DisposeAsync();
        await Internet.DisposeAsync();
        await Database.DisposeAsync();
    }
}

/// <summary>Previews of links, in the whole product; each test has a host of its own.</summary>
public sealed class LinkPreviewTests(PreviewingProduct previewing) : IClassFixture<PreviewingProduct>
{
    private const string Head = "HTTP/1.1 200 OK\r\nContent-Type: text/html";
    private const string Page = "<title>A page</title><meta property=og:description content='What it is about'>";

    private readonly TestInternet _internet = previewing.Internet;
    private readonly TestDatabase _database = previewing.Database;
    private readonly TestProduct _product = previewing.Product;
    private readonly string _host = $"{Guid.NewGuid():N}.example";

    [Fact]
    public async Task The_first_link_of_a_text_is_looked_at()
    {
        var site = _internet.Host(_host, LocalSite.OfPage(Page));

        var preview = await FindAsync($"look: http://{_host}/a?b#c! and http://example.org/");

        Assert.Equal(new LinkPreview($"http://{_host}/a?b#c", "A page", "What it is about"), preview);
        Assert.StartsWith("GET /a?b HTTP/1.1", site.Heads.Single(), StringComparison.Ordinal);
        Assert.Null(await FindAsync("no link"));
    }

    [Fact]
    public async Task A_page_is_fetched_once_for_all_who_link_to_it()
    {
        var site = _internet.Host(_host, LocalSite.OfPage(Page));

        var previews = await Task.WhenAll(Enumerable.Range(0, 20).Select(number => FindAsync($"{number}: http://{_host}/#{number}")));
        Assert.Equal(Enumerable.Range(0, 20).Select(number => $"http://{_host}/#{number}"), previews.Select(preview => preview!.Url));

        // Another silo, and this one after a restart.
        using var other = NewPreviews();
        Assert.Equal("A page", (await other.FindAsync($"HTTP://{_host.ToUpperInvariant()}/"))!.Title);
        Assert.Single(site.Heads);
    }

    [Fact]
    public async Task Two_silos_at_once_fetch_a_page_once()
    {
        var (asked, answer) = (NewSource(), NewSource());
        var site = _internet.Host(_host, new LocalSite(async (_, connection, cancellationToken) =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(cancellationToken);
            await LocalSite.WriteAsync(connection, Head, Encoding.UTF8.GetBytes(Page), cancellationToken);
        }));
        using var other = NewPreviews();

        var first = FindAsync($"http://{_host}/");
        await Patience.ForAsync(asked.Task, "the request of the first");
        var second = other.FindAsync($"http://{_host}/", TestContext.Current.CancellationToken);
        answer.SetResult();

        Assert.Equal("A page", (await first)!.Title);
        Assert.Equal("A page", (await Patience.ForAsync(second, "the preview of the second"))!.Title);
        Assert.Single(site.Heads);
    }

    [Fact]
    public async Task No_more_pages_are_fetched_at_once_than_is_configured()
    {
        var (two, answer) = (NewSource(), NewSource());
        var (now, most) = (0, 0);
        _internet.Host(_host, new LocalSite(async (_, connection, cancellationToken) =>
        {
            most = Math.Max(most, Interlocked.Increment(ref now));
            if (now == 2)
                two.TrySetResult();
            await answer.Task.WaitAsync(cancellationToken);
            Interlocked.Decrement(ref now);
            await LocalSite.WriteAsync(connection, Head, Encoding.UTF8.GetBytes(Page), cancellationToken);
        }));

        var finding = Task.WhenAll(Enumerable.Range(0, 10).Select(number => FindAsync($"http://{_host}/{number}")));
        await Patience.ForAsync(two.Task, "two requests at once");
        // Longer than it takes others to come, if they could.
        _internet.Host($"other.{_host}", LocalSite.OfPage(Page));
        using var other = NewPreviews();
        for (var number = 0; number < 20; number++)
            Assert.NotNull(await other.FindAsync($"http://other.{_host}/{number}"));
        answer.SetResult();

        Assert.All(await finding, preview => Assert.Equal("A page", preview!.Title));
        Assert.Equal(2, most);
    }

    [Theory]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: application/json")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: image/svg+xml")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: text/plain")]
    [InlineData("HTTP/1.1 200 OK\r\nContent-Type: nonsense")]
    [InlineData("HTTP/1.1 200 OK")]
    [InlineData("HTTP/1.1 404 Not Found\r\nContent-Type: text/html")]
    [InlineData("HTTP/1.1 500 Oops\r\nContent-Type: text/html")]
    public async Task What_is_no_page_has_no_preview_and_is_not_asked_for_again_soon(string head)
    {
        var site = _internet.Host(_host, LocalSite.Of(head, Encoding.UTF8.GetBytes(Page)));

        Assert.Null(await FindAsync($"http://{_host}/"));
        Assert.Null(await FindAsync($"http://{_host}/"));
        using var other = NewPreviews();
        Assert.Null(await other.FindAsync($"http://{_host}/"));
        Assert.Single(site.Heads);
    }

    [Fact]
    public async Task What_cannot_be_fetched_has_no_preview_and_is_not_asked_for_again_soon()
    {
        _internet.Name(_host, ["10.0.0.1"]);

        Assert.Null(await FindAsync($"http://{_host}/"));
        Assert.Null(await FindAsync($"http://{_host}/"));
        Assert.Single(_internet.Resolved, host => host == _host);
        Assert.DoesNotContain("10.0.0.1:80", _internet.Dialled);
        Assert.Equal([true], await _database.QueryAsync<bool>($"select preview is null and fetched_at is not null and expires_at < now() + interval '11 minutes' from link_previews where url_hash = sha256('http://{_host}/')"));
    }

    [Fact]
    public async Task What_is_known_is_forgotten_in_time_and_in_memory_before_that_if_there_is_much()
    {
        var site = _internet.Host(_host, LocalSite.OfPage(Page));
        var time = new ManualTime();
        using var previews = NewPreviews(new LinkPreviewOptions { Enabled = true, KeptInMemory = 2 }, time);
        async Task<int> RequestsForAsync(string path)
        {
            await _database.ExecuteAsync("delete from link_previews");
            var before = site.Heads.Count;
            Assert.Equal("A page", (await previews.FindAsync($"http://{_host}/{path}"))!.Title);
            return site.Heads.Count - before;
        }

        Assert.Equal((1, 1, 0), (await RequestsForAsync("a"), await RequestsForAsync("b"), await RequestsForAsync("a")));
        Assert.Equal((1, 0, 1), (await RequestsForAsync("c"), await RequestsForAsync("a"), await RequestsForAsync("b")));
        time.Advance(TimeSpan.FromHours(25));
        Assert.Equal((1, 0), (await RequestsForAsync("a"), await RequestsForAsync("a")));
    }

    [Fact]
    public async Task A_host_that_was_asked_often_is_asked_again_later()
    {
        var site = _internet.Host(_host, LocalSite.OfPage(Page));
        var time = new ManualTime();
        using var previews = NewPreviews(new LinkPreviewOptions { Enabled = true, PerHostAndMinute = 2 }, time);

        Assert.NotNull(await previews.FindAsync($"http://{_host}/1"));
        Assert.NotNull(await previews.FindAsync($"http://{_host}/2"));
        Assert.Null(await previews.FindAsync($"http://{_host}/3"));
        time.Advance(TimeSpan.FromMinutes(1));
        Assert.NotNull(await previews.FindAsync($"http://{_host}/3"));
        Assert.Equal(3, site.Heads.Count);
    }

    [Fact]
    public async Task Who_does_not_wait_any_longer_leaves_the_others_their_preview()
    {
        var (asked, answer) = (NewSource(), NewSource());
        _internet.Host(_host, new LocalSite(async (_, connection, cancellationToken) =>
        {
            asked.TrySetResult();
            await answer.Task.WaitAsync(cancellationToken);
            await LocalSite.WriteAsync(connection, Head, Encoding.UTF8.GetBytes(Page), cancellationToken);
        }));
        using var giveUp = new CancellationTokenSource();

        var first = _product.Get<ILinkPreviews>().FindAsync($"http://{_host}/", giveUp.Token);
        await Patience.ForAsync(asked.Task, "the request");
        var second = FindAsync($"http://{_host}/");
        await giveUp.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => first);
        answer.SetResult();

        Assert.Equal("A page", (await second)!.Title);
    }

    [Fact]
    public async Task Without_the_database_there_is_no_preview_and_no_error()
    {
        _internet.Host(_host, LocalSite.OfPage(Page));
        await _database.ExecuteAsync("alter table link_previews rename to hidden");
        using var previews = NewPreviews();

        Assert.Null(await previews.FindAsync($"http://{_host}/"));
        await _database.ExecuteAsync("alter table hidden rename to link_previews");
        Assert.NotNull(await previews.FindAsync($"http://{_host}/"));
    }

    [Fact]
    public async Task Nothing_is_fetched_unless_it_is_configured()
    {
        var site = _internet.Host(_host, LocalSite.OfPage(Page));
        using var previews = NewPreviews(new LinkPreviewOptions());

        Assert.Null(await previews.FindAsync($"http://{_host}/"));
        Assert.Equal(0, site.Connections);
        Assert.DoesNotContain(_host, _internet.Resolved);
    }

    [Fact]
    public async Task What_is_no_longer_kept_is_removed_in_the_background()
    {
        _internet.Host(_host, LocalSite.OfPage(Page));
        await FindAsync($"http://{_host}/");
        await _database.ExecuteAsync("update link_previews set expires_at = clock_timestamp()");

        await _product.Get<LinkPreviewCleanup>().RunOnceAsync(TestContext.Current.CancellationToken);

        Assert.Equal([0L], await _database.QueryAsync<long>("select count(*) from link_previews"));
    }

    private Task<LinkPreview?> FindAsync(string text) => Patience.ForAsync(_product.Get<ILinkPreviews>().FindAsync(text), $"a preview for: {text}");

    private static TaskCompletionSource NewSource() => new(TaskCreationOptions.RunContinuationsAsynchronously);

    // Of another silo, on the same database and internet.
    private Previews NewPreviews(LinkPreviewOptions? options = null, TimeProvider? time = null)
    {
        var chosen = Options.Create(options ?? new LinkPreviewOptions { Enabled = true });
        var pages = new PageReader(_product.Get<EgressClient>(), chosen, time ?? TimeProvider.System);
        return new Previews(
            pages, _product.Get<ILinkPreviewStore>(), chosen, _product.Get<IOptions<EgressOptions>>(), time ?? TimeProvider.System, NullLogger<Previews>.Instance);
    }
}

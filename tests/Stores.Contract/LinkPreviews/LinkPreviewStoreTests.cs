using InstaHub.GrainInterfaces.LinkPreviews;
using InstaHub.Grains.LinkPreviews;
using InstaHub.Silo.Stores.LinkPreviews;

namespace InstaHub.Stores.Contract.LinkPreviews;

public sealed class LinkPreviewStoreTests(AssemblyDatabase database)
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(24);

    private readonly TestDatabase _database = database.Database;
    private readonly LinkPreviewStore _store = new(database.Database.DataSource);
    private readonly string _url = $"https://example.com/{Guid.NewGuid()}";

    [Fact]
    public async Task The_first_finds_out_and_others_wait()
    {
        Assert.Equal(LinkPreviewState.Claimed, (await ClaimAsync()).State);
        Assert.Equal(LinkPreviewState.Awaited, (await ClaimAsync()).State);
        Assert.Equal(LinkPreviewState.Claimed, (await _store.ClaimAsync($"{_url}?", Long)).State);
    }

    [Fact]
    public async Task Of_many_at_once_one_finds_out()
    {
        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ClaimAsync()));

        Assert.Single(claims, claim => claim.State == LinkPreviewState.Claimed);
        Assert.Equal(19, claims.Count(claim => claim.State == LinkPreviewState.Awaited));
    }

    [Fact]
    public async Task What_is_found_out_is_there_for_all()
    {
        var preview = new LinkPreview(_url, "Ünïcode \"😀\" \\ </script>", "日本", "https://example.com/a.jpg", "'; drop table");
        await ClaimAsync();

        await _store.KeepAsync(_url, preview, Long);

        var claim = await ClaimAsync();
        Assert.Equal((LinkPreviewState.Kept, preview), (claim.State, claim.Preview));
        Assert.InRange(claim.Left, Long - TimeSpan.FromMinutes(5), Long);
        await _store.KeepAsync(_url, new LinkPreview(_url, "title alone"), Long);
        Assert.Equal(new LinkPreview(_url, "title alone"), (await ClaimAsync()).Preview);
    }

    [Fact]
    public async Task That_there_is_nothing_to_show_is_kept_too()
    {
        await ClaimAsync();

        await _store.KeepAsync(_url, null, Long);

        var claim = await ClaimAsync();
        Assert.Equal((LinkPreviewState.Kept, null), (claim.State, claim.Preview));
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_is_over_is_found_out_anew_by_one(bool wasFound)
    {
        await ClaimAsync();
        if (wasFound)
            await _store.KeepAsync(_url, new LinkPreview(_url, "old"), Long);
        await ExpireAsync();

        var claims = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => ClaimAsync()));

        Assert.Single(claims, claim => claim.State == LinkPreviewState.Claimed);
        Assert.DoesNotContain(claims, claim => claim.State == LinkPreviewState.Kept);
    }

    [Fact]
    public async Task What_is_not_to_be_kept_is_found_out_anew()
    {
        await ClaimAsync();

        await _store.KeepAsync(_url, null, TimeSpan.Zero);

        Assert.Equal(LinkPreviewState.Claimed, (await ClaimAsync()).State);
    }

    [Fact]
    public async Task What_is_over_is_removed_and_nothing_else()
    {
        await using var own = await TestDatabase.CreateMigratedAsync();
        var store = new LinkPreviewStore(own.DataSource);
        foreach (var number in Enumerable.Range(0, 5))
            await store.KeepAsync($"https://example.com/{number}", null, number < 3 ? TimeSpan.Zero : Long);

        Assert.True(await store.RemoveExpiredAsync(2));
        Assert.False(await store.RemoveExpiredAsync(2));
        Assert.Equal([2L], await own.QueryAsync<long>("select count(*) from link_previews"));
        Assert.Equal(LinkPreviewState.Kept, (await store.ClaimAsync("https://example.com/3", Long)).State);
    }

    private Task<LinkPreviewClaim> ClaimAsync() => _store.ClaimAsync(_url, TimeSpan.FromMinutes(1));

    private async Task ExpireAsync() =>
        Assert.Equal(1, await _database.ExecuteAsync($"update link_previews set expires_at = clock_timestamp() where url_hash = sha256('{_url}')"));
}

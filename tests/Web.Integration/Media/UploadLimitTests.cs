using System.Net;
using InstaHub.TestSupport.Media;
using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Media;

/// <summary>What an address for one file cannot be used for, filling the disk; and what is left of uploads.</summary>
public sealed class UploadLimitTests : IAsyncLifetime
{
    private static readonly byte[] Jpeg = [0xFF, 0xD8, 0xFF, 0xE0, 1, 2, 3];

    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-media-");
    private TestDatabase _database = null!;
    private TestProduct _product = null!;
    private MediaUser _user = null!;

    private static CancellationToken Cancellation => TestContext.Current.CancellationToken;

    private string Temp => Path.Combine(_folder.FullName, "tmp");

    // Its decoder is missing, so that each file fails at once.
    public async ValueTask InitializeAsync()
    {
        _database = await TestDatabase.CreateEmptyAsync();
        _product = await TestProduct.StartAsync(
            _database.ConnectionString, ("Media:Path", _folder.FullName), ("Media:Processing:VipsPath", _folder.FullName), ("Media:MaxUploads", "1"));
        _user = await MediaUser.RegisterAsync(_product.Client, _product.Log);
    }

    public async ValueTask DisposeAsync()
    {
        await _product.DisposeAsync();
        await _database.DisposeAsync();
        _folder.Delete(recursive: true);
    }

    [Fact]
    public async Task What_comes_again_is_compared_and_not_written()
    {
        var (id, url) = await _user.BegunAsync("image/jpeg", Jpeg.Length);
        Assert.Equal(HttpStatusCode.OK, (await _user.PutAsync(url, Jpeg)).StatusCode);
        await _user.WaitAsync(id);
        // Whoever writes fails from now on.
        Directory.Delete(Temp);
        await File.WriteAllTextAsync(Temp, "", Cancellation);

        var again = await _user.PutAsync(url, Jpeg);

        Assert.Equal("failed", (await again.Json()).GetProperty("data").GetProperty("status").GetString());
        await (await _user.PutAsync(url, [.. Jpeg[..^1], 4])).Failure(HttpStatusCode.Conflict, "already_uploaded");
        await (await _user.PutAsync(url, [.. Jpeg, 4])).Failure(HttpStatusCode.UnprocessableEntity, "size_mismatch");
    }

    [Fact]
    public async Task Of_one_file_uploads_wait_for_each_other_and_too_many_of_all_are_refused()
    {
        var (_, url) = await _user.BegunAsync("image/jpeg", Jpeg.Length);
        var (_, otherUrl) = await _user.BegunAsync("image/jpeg", Jpeg.Length);
        using var held = new HeldContent(Jpeg);
        var first = _user.PutAsync(url, held);
        await Patience.UntilAsync(() => Task.FromResult(Directory.Exists(Temp) && Directory.EnumerateFiles(Temp, "upload-*").Any()), "the first upload to begin");

        using var same = new HeldContent(Jpeg);
        var second = _user.PutAsync(url, same);
        var refused = await _user.PutAsync(otherUrl, Jpeg);
        await refused.Failure(HttpStatusCode.ServiceUnavailable, "unavailable");
        Assert.Equal("5", refused.Header("Retry-After"));
        held.Release();
        same.Release();

        Assert.Equal(HttpStatusCode.OK, (await Patience.ForAsync(first, "the first upload")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Patience.ForAsync(second, "the second upload")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await _user.PutAsync(otherUrl, Jpeg)).StatusCode);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task An_upload_that_broke_off_leaves_nothing(bool areOriginalsKept)
    {
        await using var database = await TestDatabase.CreateEmptyAsync();
        await using var product = await TestProduct.StartAsync(
            database.ConnectionString, ("Media:Path", _folder.FullName), ("Media:Processing:VipsPath", _folder.FullName),
            ("Media:Processing:KeepOriginals", $"{areOriginalsKept}"));
        var user = await MediaUser.RegisterAsync(product.Client, product.Log);
        var (id, url) = await user.BegunAsync("image/jpeg", Jpeg.Length);
        var store = product.Get<IMediaStore>();
        var stray = Path.Combine(store.TempFolder, $"{id:N}");
        await File.WriteAllBytesAsync(stray, [5, 6], Cancellation);
        await store.PutAsync(id, MediaFiles.Original(Guid.NewGuid()), stray, Cancellation);

        await user.PutAsync(url, Jpeg);
        await user.WaitAsync(id);

        var left = Directory.EnumerateFiles(_folder.FullName, "original-*", SearchOption.AllDirectories).Where(path => path.Contains($"{id:N}", StringComparison.Ordinal)).ToArray();
        Assert.Equal(areOriginalsKept ? 1 : 0, left.Length);
        Assert.All(left, path => Assert.Equal(Jpeg, File.ReadAllBytes(path)));
    }

    [Fact]
    public async Task The_gate_lets_one_of_a_file_in_and_so_many_of_all()
    {
        var (one, two, three) = (Guid.NewGuid(), Guid.NewGuid(), Guid.NewGuid());
        var gate = new UploadGate(Options.Create(new MediaStoreOptions { MaxUploads = 2 }));
        var first = await gate.EnterAsync(one, Cancellation);
        var next = gate.EnterAsync(one, Cancellation);
        using var gone = new CancellationTokenSource();
        var givenUp = gate.EnterAsync(one, gone.Token);

        Assert.False(next.IsCompleted);
        await gone.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => givenUp);
        var other = await gate.EnterAsync(two, Cancellation);
        Assert.NotNull(other);
        Assert.Null(await gate.EnterAsync(three, Cancellation));
        first!.Dispose();
        Assert.NotNull(await Patience.ForAsync(next, "the next of the file"));
        other.Dispose();
        Assert.NotNull(await gate.EnterAsync(three, Cancellation));
    }
}

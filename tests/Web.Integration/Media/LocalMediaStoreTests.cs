using InstaHub.Web.Media;
using Microsoft.Extensions.Options;

namespace InstaHub.Web.Integration.Media;

/// <summary>What of a file is on the disk when it has been stored.</summary>
public sealed class LocalMediaStoreTests : IDisposable
{
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("instahub-media-");

    public void Dispose() => _folder.Delete(recursive: true);

    [Fact]
    public async Task The_names_of_a_file_and_of_its_new_folders_are_flushed()
    {
        var flushed = new List<string>();
        var store = new LocalMediaStore(Options.Create(new MediaStoreOptions { Path = $"{_folder.FullName}/" }), TimeProvider.System)
        {
            FlushFolder = folder =>
            {
                FolderFlush.Flush(folder);
                flushed.Add($"{Path.GetRelativePath(_folder.FullName, folder)} {string.Join(' ', Directory.EnumerateFiles(folder).Select(Path.GetFileName).Order())}");
            },
        };
        var id = new Guid("00112233-4455-6677-8899-aabbccddeeff");

        await PutAsync(store, id, "one");
        await PutAsync(store, id, "two");

        Assert.Equal(["ff/ee/00112233445566778899aabbccddeeff one", "ff/ee ", "ff ", ". ", "ff/ee/00112233445566778899aabbccddeeff one two"], flushed);
    }

    [Fact]
    public async Task Files_that_are_shared_have_the_same_bytes_are_flushed_and_are_removed_each_by_itself()
    {
        var flushed = new List<string>();
        var store = new LocalMediaStore(Options.Create(new MediaStoreOptions { Path = _folder.FullName }), TimeProvider.System)
        {
            FlushFolder = folder => flushed.Add(Path.GetRelativePath(_folder.FullName, folder)),
        };
        Guid[] ids = [new("00112233-4455-6677-8899-aabbccddeef0"), new("00112233-4455-6677-8899-aabbccddeef1"), new("00112233-4455-6677-8899-aabbccddeef2")];
        await PutAsync(store, ids[0], "one");
        await PutAsync(store, ids[0], "two");
        await PutAsync(store, ids[2], "other", name: "two");
        flushed.Clear();

        await store.ShareAsync(ids[0], ids[1..], TestContext.Current.CancellationToken);

        Assert.Equal(["one", "two"], await Task.WhenAll(ReadAsync(store, ids[1], "one"), ReadAsync(store, ids[2], "two")));
        Assert.Superset(new HashSet<string> { ".", "f1", "f1/ee", "f1/ee/00112233445566778899aabbccddeef1", "f2/ee/00112233445566778899aabbccddeef2" }, flushed.ToHashSet());
        await store.DeleteAllAsync(ids[0], TestContext.Current.CancellationToken);
        // What replaces one of them changes no other.
        await PutAsync(store, ids[1], "new", name: "two");
        Assert.Equal(["one", "two", "new"], await Task.WhenAll(ReadAsync(store, ids[2], "one"), ReadAsync(store, ids[2], "two"), ReadAsync(store, ids[1], "two")));
    }

    [Fact]
    public void A_folder_that_cannot_be_flushed_is_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux is told to flush folders.");
        FolderFlush.Flush(_folder.FullName);

        Assert.Contains("No such file", Assert.Throws<IOException>(() => FolderFlush.Flush(Path.Combine(_folder.FullName, "absent"))).Message, StringComparison.Ordinal);
    }

    private static async Task<string> ReadAsync(LocalMediaStore store, Guid id, string name)
    {
        using var reader = new StreamReader((await store.OpenAsync(id, name, TestContext.Current.CancellationToken))!);
        return await reader.ReadToEndAsync(TestContext.Current.CancellationToken);
    }

    private static async Task PutAsync(LocalMediaStore store, Guid id, string text, string? name = null)
    {
        name ??= text;
        var path = Path.Combine(store.TempFolder, name);
        await File.WriteAllTextAsync(path, text, TestContext.Current.CancellationToken);
        await store.PutAsync(id, name, path, TestContext.Current.CancellationToken);
    }
}

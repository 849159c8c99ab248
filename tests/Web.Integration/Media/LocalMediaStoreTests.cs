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
    public void A_folder_that_cannot_be_flushed_is_an_error()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux is told to flush folders.");
        FolderFlush.Flush(_folder.FullName);

        Assert.Contains("No such file", Assert.Throws<IOException>(() => FolderFlush.Flush(Path.Combine(_folder.FullName, "absent"))).Message, StringComparison.Ordinal);
    }

    private static async Task PutAsync(LocalMediaStore store, Guid id, string name)
    {
        var path = Path.Combine(store.TempFolder, name);
        await File.WriteAllTextAsync(path, name, TestContext.Current.CancellationToken);
        await store.PutAsync(id, name, path, TestContext.Current.CancellationToken);
    }
}

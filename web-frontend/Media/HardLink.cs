using System.Runtime.InteropServices;

namespace InstaHub.Web.Media;

/// <summary>Another name for a file's bytes (link(2)), which .NET does not offer.</summary>
internal static class HardLink
{
    /// <summary>Gives a file another name, which another file may have had; where the system or the disk cannot, the bytes are copied.</summary>
    /// <exception cref="IOException">There is no such file.</exception>
    public static void Create(string path, string newPath)
    {
        // Written over it would be the bytes of all its names.
        File.Delete(newPath);
        if (OperatingSystem.IsWindows() || Link(path, newPath) != 0)
            File.Copy(path, newPath);
    }

    [DllImport("libc", EntryPoint = "link")]
    private static extern int Link([MarshalAs(UnmanagedType.LPUTF8Str)] string path, [MarshalAs(UnmanagedType.LPUTF8Str)] string newPath);
}

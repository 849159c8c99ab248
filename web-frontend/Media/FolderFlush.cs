using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace InstaHub.Web.Media;

/// <summary>Brings the names in a folder onto the disk, which .NET does not offer: a file's own flush is of its content alone.</summary>
internal static class FolderFlush
{
    private const int ReadOnlyCloseOnExec = 0x80000; // O_RDONLY | O_CLOEXEC, the same on x64 and Arm64

    /// <summary>Returns when they are there. Other systems than Linux do that by themselves, or when they please.</summary>
    /// <exception cref="IOException">The folder is not there, or the disk fails.</exception>
    public static void Flush(string folder)
    {
        if (!OperatingSystem.IsLinux())
            return;
        using var handle = Open(folder, ReadOnlyCloseOnExec);
        if (handle.IsInvalid)
            throw new IOException($"{folder}: {Marshal.GetLastPInvokeErrorMessage()}");
        RandomAccess.FlushToDisk(handle);
    }

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    private static extern SafeFileHandle Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);
}

namespace InstaHub.Grains.Common;

/// <summary>What a grain does about <see cref="UnknownOutcomeException"/>.</summary>
public static class UnknownOutcomes
{
    /// <summary>
    /// Awaits a write of <paramref name="grain"/>: <c>await store.Put(row).OrDeactivate(this)</c>. On an unknown outcome the grain
    /// deactivates when its calls are done, so that the next activation reads what was really written; the caller is told.
    /// </summary>
    /// <exception cref="UnknownOutcomeException">Nobody knows whether it was written.</exception>
    public static async Task<T> OrDeactivate<T>(this Task<T> write, IGrainBase grain)
    {
        try
        {
            return await write;
        }
        catch (UnknownOutcomeException)
        {
            grain.DeactivateOnIdle();
            throw;
        }
    }
}

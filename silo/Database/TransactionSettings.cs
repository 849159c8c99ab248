namespace InstaHub.Silo.Database;

/// <summary>Expressions of SQL that change a setting until the end of their transaction.</summary>
public static class TransactionSettings
{
    /// <summary>The commit does not wait for the disk, nor do those who wait for its locks: a crash of the server may lose it.</summary>
    public const string DoNotFlush = "set_config('synchronous_commit', 'off', true)";

    /// <summary>
    /// Statements take arrays of keys, and one plan is right for all of them. Left alone, the server plans most of them anew each time, because
    /// a plan for the very values looks cheaper: planning is milliseconds for what takes one.
    /// </summary>
    public const string KeepPlans = "set_config('plan_cache_mode', 'force_generic_plan', true)";
}

namespace InstaHub.Runtime.Conformance.Grains;

/// <summary>Tells on which scheduler its code runs.</summary>
public interface ISchedulerGrain : IGrainWithStringKey
{
    /// <summary>The scheduler's id at the start of a call and after each kind of await in it.</summary>
    Task<int[]> SchedulersOfOneCall();

    /// <summary>The scheduler's id in a task started from a call by the task factory, which takes the current scheduler.</summary>
    Task<int> SchedulerOfStartedTask();

    /// <summary>The scheduler's id in work given to the thread pool.</summary>
    Task<int> SchedulerOfPoolWork();
}

public sealed class SchedulerGrain : Grain, ISchedulerGrain
{
    public async Task<int[]> SchedulersOfOneCall()
    {
        List<int> seen = [TaskScheduler.Current.Id];

        await Task.Yield();
        seen.Add(TaskScheduler.Current.Id);

        await Task.Delay(1);
        seen.Add(TaskScheduler.Current.Id);

        await Task.Run(() => { });
        seen.Add(TaskScheduler.Current.Id);

        await GrainFactory.GetGrain<IActGrain>(this.GetPrimaryKeyString()).Ping();
        seen.Add(TaskScheduler.Current.Id);

        await Task.WhenAll(Later(seen), Later(seen));
        seen.Add(TaskScheduler.Current.Id);
        return [.. seen];
    }

    public async Task<int> SchedulerOfStartedTask() =>
        await Task.Factory.StartNew(
            () => TaskScheduler.Current.Id, CancellationToken.None, TaskCreationOptions.None, TaskScheduler.Current);

    public async Task<int> SchedulerOfPoolWork() => await Task.Run(() => TaskScheduler.Current.Id);

    private static async Task Later(List<int> seen)
    {
        await Task.Yield();
        seen.Add(TaskScheduler.Current.Id);
    }
}

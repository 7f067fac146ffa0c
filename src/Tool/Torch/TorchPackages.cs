using System.Reflection;
using System.Security.Cryptography;
using ActorSearch.Build;
using ActorSearch.Shared.Checking;
using ActorSearch.TrainerNode.Models.Torch;
using NuGet.Common;
using NuGet.Configuration;
using NuGet.Packaging;
using NuGet.Packaging.Core;
using NuGet.Protocol;
using NuGet.Protocol.Core.Types;
using NuGet.Versioning;

namespace ActorSearch.Tool.Torch;

/// <summary>The native libraries of TorchSharp and libtorch for this platform: from NuGet's own folder, or else from the sources that NuGet is configured with.</summary>
internal static class TorchPackages
{
    private const string Strict = "GLIBCXX_3.4.32", OnlySymbol = "_ZSt21ios_base_library_initv";

    /// <summary>What no training calls, as in build/TorchNatives.targets.</summary>
    private static readonly string[] Unneeded =
    [
        "libtorch_python", "libshm", "libtorch_global_deps", "torch_global_deps", "libiompstubs5md",
        "libaoti_custom_ops", "libbackend_with_compiler", "libnnapi_backend", "libjitbackend_test", "libtorchbind_test",
    ];

    private static readonly string[] Platforms = ["linux-x64", "win-x64", "osx-arm64"];

    /// <summary>Puts the libraries into a folder; it appears when it is complete.</summary>
    /// <param name="say">Gets what happens.</param>
    /// <returns>What the user has to know, or null.</returns>
    public static async Task<Mistake?> GatherAsync(string folder, Action<string> say, CancellationToken cancelled)
    {
        if (!Platforms.Contains(TorchFolder.Platform))
        {
            return new Mistake("torch", $"libtorch comes for {string.Join(", ", Platforms)}, not for {TorchFolder.Platform}.");
        }

        if (Directory.Exists(folder))
        {
            say("libtorch is there already.");
            return null;
        }

        var settings = Settings.LoadDefaultSettings(Environment.CurrentDirectory);
        var draft = $"{folder}.{Guid.NewGuid():n}";
        Directory.CreateDirectory(draft);
        try
        {
            PackageIdentity[] packages = [Package("TorchSharp", TorchFolder.Version), Package($"libtorch-cpu-{TorchFolder.Platform}", LibTorch)];
            foreach (var package in packages)
            {
                if (await TakeAsync(package, settings, draft, say, cancelled).ConfigureAwait(false) is { } mistake)
                {
                    return mistake;
                }
            }

            Directory.Move(draft, folder);
            return null;
        }
        finally
        {
            if (Directory.Exists(draft))
            {
                Directory.Delete(draft, recursive: true);
            }
        }
    }

    private static string LibTorch { get; } = typeof(TorchPackages).Assembly.GetCustomAttributes<AssemblyMetadataAttribute>().Single(data => data.Key == "LibTorch").Value!;

    private static PackageIdentity Package(string name, string version) => new(name, NuGetVersion.Parse(version));

    private static async Task<Mistake?> TakeAsync(PackageIdentity package, ISettings settings, string folder, Action<string> say, CancellationToken cancelled)
    {
        var global = new VersionFolderPathResolver(SettingsUtility.GetGlobalPackagesFolder(settings));
        var file = global.GetPackageFilePath(package.Id, package.Version);
        if (File.Exists(file))
        {
            say($"{package}: from {Path.GetDirectoryName(file)}");
            await using var kept = File.OpenRead(file);
            return await ExtractAsync(package, kept, folder, cancelled).ConfigureAwait(false);
        }

        using var cache = new SourceCacheContext();
        foreach (var source in new PackageSourceProvider(settings).LoadPackageSources().Where(source => source.IsEnabled))
        {
            var repository = Repository.Factory.GetCoreV3(source);
            var finder = await repository.GetResourceAsync<FindPackageByIdResource>(cancelled).ConfigureAwait(false);
            if (finder is null || !await finder.DoesPackageExistAsync(package.Id, package.Version, cache, NullLogger.Instance, cancelled).ConfigureAwait(false))
            {
                continue;
            }

            say($"{package}: fetching from {source.Source}");
            var fetched = Path.Combine(folder, "package");
            try
            {
                await using var stream = new FileStream(fetched, FileMode.CreateNew);
                if (!await finder.CopyNupkgToStreamAsync(package.Id, package.Version, stream, cache, NullLogger.Instance, cancelled).ConfigureAwait(false))
                {
                    return new Mistake("torch", $"{source.Source} did not send {package}. Try again.");
                }

                return await ExtractAsync(package, stream, folder, cancelled).ConfigureAwait(false);
            }
            finally
            {
                File.Delete(fetched);
            }
        }

        return new Mistake("torch", $"no package source has {package}. dotnet nuget list source shows the sources.");
    }

    private static async Task<Mistake?> ExtractAsync(PackageIdentity package, Stream content, string folder, CancellationToken cancelled)
    {
        content.Position = 0;
        var found = Convert.ToBase64String(await SHA512.HashDataAsync(content, cancelled).ConfigureAwait(false));
        if (found != PackageHashes.Find(package.Id))
        {
            return new Mistake("torch", $"{package} does not match the official package (SHA-512 {found}). Delete it from NuGet's folders and try again.");
        }

        content.Position = 0;
        using var reader = new PackageArchiveReader(content, leaveStreamOpen: true);
        var natives = $"runtimes/{TorchFolder.Platform}/native/";
        foreach (var entry in reader.GetFiles().Where(entry => entry.StartsWith(natives, StringComparison.Ordinal) && !Unneeded.Contains(Path.GetFileNameWithoutExtension(entry))))
        {
            var path = Path.Combine(folder, Path.GetFileName(entry));
            await using (var target = File.Create(path))
            await using (var source = await reader.GetStreamAsync(entry, cancelled).ConfigureAwait(false))
            {
                await source.CopyToAsync(target, cancelled).ConfigureAwait(false);
            }

            Weaken(path);
        }

        return null;
    }

    private static void Weaken(string path)
    {
        if (Path.GetFileName(path) == "libLibTorchSharp.so")
        {
            var library = File.ReadAllBytes(path);
            if (ElfSymbolVersion.Weaken(library, Strict, OnlySymbol))
            {
                File.WriteAllBytes(path, library);
            }
        }
    }
}

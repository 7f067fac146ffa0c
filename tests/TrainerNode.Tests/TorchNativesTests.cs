using ActorSearch.Build;
using static TorchSharp.torch;

namespace ActorSearch.TrainerNode.Tests;

public class TorchNativesTests
{
    private const string Version = "GLIBCXX_3.4.32";
    private const string Symbol = "_ZSt21ios_base_library_initv";
    private static readonly string Library = Path.Combine(AppContext.BaseDirectory, "libLibTorchSharp.so");

    [Fact]
    public void Libtorch_loads_and_computes()
    {
        using var product = tensor(new[] { 1f, 2f, 3f }).dot(tensor(new[] { 4f, 5f, 6f }));

        Assert.Equal(32f, product.item<float>());
    }

    [Fact]
    public void Libtorch_differentiates()
    {
        using var x = tensor(3f, requires_grad: true);
        using var square = x * x;
        square.backward();

        Assert.Equal(6f, x.grad!.item<float>());
    }

    [Fact]
    public void The_library_in_the_output_is_weak_already()
    {
        if (!OperatingSystem.IsLinux()) return;

        Assert.False(ElfSymbolVersion.Weaken(File.ReadAllBytes(Library), Version, Symbol));
    }

    [Fact]
    public void Weakening_sets_one_bit_and_only_once()
    {
        if (!OperatingSystem.IsLinux()) return;
        var weak = File.ReadAllBytes(Library);
        var strict = Strict(weak);

        Assert.True(ElfSymbolVersion.Weaken(strict, Version, Symbol));
        Assert.Equal(weak, strict);
        Assert.False(ElfSymbolVersion.Weaken(strict, Version, Symbol));
    }

    [Fact]
    public void A_version_that_is_not_asked_for_changes_nothing()
    {
        if (!OperatingSystem.IsLinux()) return;
        var library = File.ReadAllBytes(Library);

        Assert.False(ElfSymbolVersion.Weaken(library, "GLIBCXX_9.9.9", Symbol));
        Assert.Equal(File.ReadAllBytes(Library), library);
    }

    [Fact]
    public void A_version_that_covers_other_symbols_is_left_strict()
    {
        if (!OperatingSystem.IsLinux()) return;

        var refusal = Assert.Throws<InvalidDataException>(() => ElfSymbolVersion.Weaken(File.ReadAllBytes(Library), "GLIBCXX_3.4.30", Symbol));

        Assert.Contains("needs a newer libstdc++", refusal.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void What_is_no_library_is_left_alone()
    {
        Assert.False(ElfSymbolVersion.Weaken(new byte[4096], Version, Symbol));
    }

    [Fact]
    public void Only_what_a_training_needs_lies_in_the_output()
    {
        var natives = Directory.EnumerateFiles(AppContext.BaseDirectory, "*torch*.so").Select(Path.GetFileName);

        Assert.DoesNotContain("libtorch_python.so", natives);
        Assert.False(Directory.Exists(Path.Combine(AppContext.BaseDirectory, "runtimes")), "natives of other platforms were copied");
    }

    /// <summary>The library as its package has it, found independently of the parser: an entry is its name's ELF hash, then its flags.</summary>
    private static byte[] Strict(byte[] weak)
    {
        var entry = new byte[6];
        BitConverter.GetBytes(ElfHash(Version)).CopyTo(entry, 0);
        entry[4] = 2;
        var strict = (byte[])weak.Clone();
        strict[strict.AsSpan().IndexOf(entry) + 4] = 0;
        return strict;
    }

    private static uint ElfHash(string name)
    {
        var hash = 0u;
        foreach (var letter in name)
        {
            hash = (hash << 4) + letter;
            var top = hash & 0xf0000000;
            hash = (hash ^ (top >> 24)) & ~top;
        }

        return hash;
    }
}

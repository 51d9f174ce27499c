import { usePathname } from "next/navigation";
import { type ChangeEvent, type KeyboardEvent, type RefObject, useEffect, useId, useState } from "react";
import { type Suggestions, useSuggestions } from "./use-suggestions.ts";

interface Combobox {
  listId: string;
  text: string;
  suggestions: Suggestions;
  /** The person is typing or browsing: suggestions, or word that there are none, may show. */
  isOpen: boolean;
  /** The list is on the screen. */
  isListed: boolean;
  /** Index of the active option, -1 for none. */
  active: number;
  /** Ends the search: the list closes, and the focus goes, so that a phone's keyboard uncovers the answer. */
  finish: () => void;
  inputHandlers: {
    onFocus: () => void;
    onBlur: () => void;
    onChange: (event: ChangeEvent<HTMLInputElement>) => void;
    onKeyDown: (event: KeyboardEvent) => void;
  };
}

/**
 * State and keys of an editable combobox with list autocomplete (WAI-ARIA APG): Down enters the list, Up goes to its
 * last option, Enter takes the active one or submits the form, Escape closes and then clears; all other keys edit.
 * The input keeps its own value, so that what is typed before scripts run isn't lost.
 */
export function useCombobox(input: RefObject<HTMLInputElement | null>, defaultValue: string): Combobox {
  const listId = useId();
  const pathname = usePathname();
  const [text, setText] = useState(defaultValue);
  const [hadFocus, setHadFocus] = useState(false);
  const [wantsList, setWantsList] = useState(false);
  const [active, setActive] = useState(-1);
  const suggestions = useSuggestions(text, hadFocus);
  const count = suggestions.matches.length;
  const isOpen = wantsList && text.trim() !== "";
  const isListed = isOpen && count > 0;

  const close = () => {
    setWantsList(false);
    setActive(-1);
  };
  const finish = () => {
    close();
    input.current?.blur();
  };
  const activate = (index: number) => {
    setWantsList(true);
    setActive(index);
  };

  // biome-ignore lint/correctness/useExhaustiveDependencies: another page, or another answer, is what starts afresh
  useEffect(() => {
    if (input.current && document.activeElement !== input.current) input.current.value = defaultValue;
    setText(input.current?.value ?? defaultValue);
    close();
  }, [pathname, defaultValue]);

  useEffect(() => {
    if (active >= 0) document.getElementById(`${listId}-${active}`)?.scrollIntoView({ block: "nearest" });
  }, [active, listId]);

  const onEscape = () => {
    if (isOpen) return close();
    if (input.current) input.current.value = "";
    setText("");
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While an input method composes, arrows, Enter and Escape are its own.
    if (event.nativeEvent.isComposing) return;
    if (event.key === "ArrowDown" && count > 0) {
      if (event.altKey) setWantsList(true);
      else activate(isListed ? (active + 1) % count : 0);
    } else if (event.key === "ArrowUp" && count > 0) {
      activate(isListed && active > 0 ? active - 1 : count - 1);
    } else if (event.key === "Enter" && isListed && active >= 0) {
      document.getElementById(`${listId}-${active}`)?.click();
    } else if (event.key === "Escape") {
      onEscape();
    } else {
      if (["ArrowLeft", "ArrowRight", "Home", "End"].includes(event.key)) setActive(-1);
      return;
    }
    event.preventDefault();
  };
  const onChange = (event: ChangeEvent<HTMLInputElement>) => {
    setText(event.target.value);
    setWantsList(true);
    setActive(-1);
  };
  const inputHandlers = { onFocus: () => setHadFocus(true), onBlur: close, onChange, onKeyDown };
  return { listId, text, suggestions, isOpen, isListed, active, finish, inputHandlers };
}

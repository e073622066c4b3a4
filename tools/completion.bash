# completion.bash: bash completes commands, options, their values and files
#
# What there is to complete stands in the program's --help, so it is read there and kept nowhere.
# Nothing of the package bash-completion is needed; to try it: source tools/completion.bash

# Of the help of command $1 (empty: of the program) what the sed script $2 makes of it.
_riordino_help() {
	"${COMP_WORDS[0]}" ${1:+"$1"} --lang=en --help 2>/dev/null | sed -n "$2"
}

_riordino_commands() {
	_riordino_help '' '/^Commands:/,/^$/s/^  \([a-z][a-z]*\) .*/\1/p'
}

# "--name", or "--name=" and what its value is called.
_riordino_options() {
	_riordino_help "$1" 's/^  \(-., \)\?\(--[^ ]*\).*/\2/p'
}

# Folders, and files that end as the pattern $2 says, that begin with $1.
_riordino_files() {
	local file
	compopt -o filenames 2>/dev/null
	while read -r file; do
		# shellcheck disable=SC2053
		if [[ -d $file || $file == $2 ]]; then
			COMPREPLY+=("$file")
		fi
	done < <(compgen -f -- "$1")
}

# The Comuni that begin with $1, of those that a model on the command line was merged from.
_riordino_comuni() {
	local word comune quoted
	for word in "${COMP_WORDS[@]}"; do
		[[ -f $word ]] || continue
		while read -r comune; do
			printf -v quoted %q "$comune"
			[[ $comune != "$1"* && $quoted != "$1"* ]] || COMPREPLY+=("$quoted")
		done < <(grep -o '<rio:source [^>]*>' "$word" | sed 's/.* comune="\([^"]*\)".*/\1/
			s/&lt;/</g; s/&gt;/>/g; s/&quot;/"/g; s/&amp;/\&/g')
	done
}

# The value $2 of an option, of which help says that it is called $1.
_riordino_value() {
	case $1 in
	*'|'*) mapfile -t COMPREPLY < <(compgen -W "${1//|/ }" -- "$2") ;;
	NAME) _riordino_comuni "$2" ;;
	N | '') ;;
	*.*) _riordino_files "$2" "*.${1##*.}" ;;
	*) _riordino_files "$2" '*' ;;
	esac
}

# The command among the words before the one that is completed, if there is one.
_riordino_command() {
	local i
	for ((i = 1; i < COMP_CWORD; i++)); do
		case ${COMP_WORDS[i]} in
		-*) ;;
		=) ((i++)) ;;
		*)
			echo "${COMP_WORDS[i]}"
			return
			;;
		esac
	done
}

_riordino() {
	local word=${COMP_WORDS[COMP_CWORD]} before=${COMP_WORDS[COMP_CWORD - 1]} option='' command
	command=$(_riordino_command)
	COMPREPLY=()

	# bash takes --name=value for three words
	if [[ $word == = ]]; then
		option=$before word=''
	elif [[ $before == = ]]; then
		option=${COMP_WORDS[COMP_CWORD - 2]}
	elif [[ $before == -o ]]; then
		option=--output
	fi

	if [[ $option == --* ]]; then
		_riordino_value "$(_riordino_options "$command" | sed -n "s/^$option=//p")" "$word"
	elif [[ $word == -* ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(_riordino_options "$command" | sed 's/=.*/=/')" -- "$word")
		[[ ${COMPREPLY[0]-} != *= ]] || compopt -o nospace 2>/dev/null
	elif [[ -z $command ]]; then
		mapfile -t COMPREPLY < <(compgen -W "$(_riordino_commands)" -- "$word")
	elif [[ $command != label ]]; then
		# of NAME=FILE the word is the file
		_riordino_files "$word" '*.@(bpmn|xml)'
	fi
}

complete -F _riordino riordino
